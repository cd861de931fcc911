//! The Unicode blocks that XML Schema names, without the blanks of their names.

/// The characters of a block.
pub(super) fn find(name: &str) -> Option<&'static [(char, char)]> {
    BLOCKS
        .iter()
        .find(|(block, _)| *block == name)
        .map(|(_, ranges)| *ranges)
}

const BLOCKS: &[(&str, &[(char, char)])] = &[
    ("BasicLatin", &[('\0', '\u{7f}')]),
    ("Latin-1Supplement", &[('\u{80}', '\u{ff}')]),
    ("LatinExtended-A", &[('\u{100}', '\u{17f}')]),
    ("LatinExtended-B", &[('\u{180}', '\u{24f}')]),
    ("IPAExtensions", &[('\u{250}', '\u{2af}')]),
    ("SpacingModifierLetters", &[('\u{2b0}', '\u{2ff}')]),
    ("CombiningDiacriticalMarks", &[('\u{300}', '\u{36f}')]),
    ("Greek", &[('\u{370}', '\u{3ff}')]),
    ("Cyrillic", &[('\u{400}', '\u{4ff}')]),
    ("Armenian", &[('\u{530}', '\u{58f}')]),
    ("Hebrew", &[('\u{590}', '\u{5ff}')]),
    ("Arabic", &[('\u{600}', '\u{6ff}')]),
    ("Syriac", &[('\u{700}', '\u{74f}')]),
    ("Thaana", &[('\u{780}', '\u{7bf}')]),
    ("Devanagari", &[('\u{900}', '\u{97f}')]),
    ("Bengali", &[('\u{980}', '\u{9ff}')]),
    ("Thai", &[('\u{e00}', '\u{e7f}')]),
    ("Lao", &[('\u{e80}', '\u{eff}')]),
    ("Tibetan", &[('\u{f00}', '\u{fff}')]),
    ("Georgian", &[('\u{10a0}', '\u{10ff}')]),
    ("HangulJamo", &[('\u{1100}', '\u{11ff}')]),
    ("LatinExtendedAdditional", &[('\u{1e00}', '\u{1eff}')]),
    ("GreekExtended", &[('\u{1f00}', '\u{1fff}')]),
    ("GeneralPunctuation", &[('\u{2000}', '\u{206f}')]),
    ("SuperscriptsandSubscripts", &[('\u{2070}', '\u{209f}')]),
    ("CurrencySymbols", &[('\u{20a0}', '\u{20cf}')]),
    ("LetterlikeSymbols", &[('\u{2100}', '\u{214f}')]),
    ("NumberForms", &[('\u{2150}', '\u{218f}')]),
    ("Arrows", &[('\u{2190}', '\u{21ff}')]),
    ("MathematicalOperators", &[('\u{2200}', '\u{22ff}')]),
    ("MiscellaneousTechnical", &[('\u{2300}', '\u{23ff}')]),
    ("ControlPictures", &[('\u{2400}', '\u{243f}')]),
    ("EnclosedAlphanumerics", &[('\u{2460}', '\u{24ff}')]),
    ("BoxDrawing", &[('\u{2500}', '\u{257f}')]),
    ("BlockElements", &[('\u{2580}', '\u{259f}')]),
    ("GeometricShapes", &[('\u{25a0}', '\u{25ff}')]),
    ("MiscellaneousSymbols", &[('\u{2600}', '\u{26ff}')]),
    ("Dingbats", &[('\u{2700}', '\u{27bf}')]),
    ("CJKSymbolsandPunctuation", &[('\u{3000}', '\u{303f}')]),
    ("Hiragana", &[('\u{3040}', '\u{309f}')]),
    ("Katakana", &[('\u{30a0}', '\u{30ff}')]),
    ("CJKUnifiedIdeographs", &[('\u{4e00}', '\u{9fff}')]),
    ("HangulSyllables", &[('\u{ac00}', '\u{d7a3}')]),
    ("PrivateUse", &[('\u{e000}', '\u{f8ff}')]),
    ("HalfwidthandFullwidthForms", &[('\u{ff00}', '\u{ffef}')]),
];
