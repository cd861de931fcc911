use alloc::{string::String, vec::Vec};
use core::{fmt, ops::Range, str::FromStr};

/// A version of USP, such as `1.4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_structs, reason = "a version is these two numbers")]
pub struct Version {
    /// The number before the dot.
    pub major: u32,
    /// The number behind the dot.
    pub minor: u32,
}

impl Version {
    /// A version by its numbers.
    #[must_use]
    pub const fn new(major: u32, minor: u32) -> Self {
        Self { major, minor }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// The versions of USP that an Endpoint says it speaks.
///
/// On the wire a comma-separated list. White space around the items is taken, not given. The order is kept,
/// and so are versions that nobody knows yet.
///
/// Nothing in USP depends on what is said here: Endpoints announce versions loosely, so look for the feature that
/// you need, not at the number.
///
/// ```
/// use usp_msg::{SupportedVersions, Version};
///
/// let ours = SupportedVersions::new([Version::new(1, 3), Version::new(1, 4)]);
/// let theirs: SupportedVersions = "1.0, 1.3".parse()?;
/// assert_eq!(ours.to_string(), "1.3,1.4");
/// assert_eq!(ours.negotiate(&theirs), Some(Version::new(1, 3)));
/// # Ok::<(), usp_msg::ParseVersionsError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SupportedVersions(Vec<Version>);

impl SupportedVersions {
    /// These versions, in this order.
    #[must_use]
    pub fn new(versions: impl IntoIterator<Item = Version>) -> Self {
        Self(versions.into_iter().collect())
    }

    /// The versions, in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Version] {
        &self.0
    }

    /// Whether this version is among them.
    #[must_use]
    pub fn contains(&self, version: Version) -> bool {
        self.0.contains(&version)
    }

    /// The highest version that both lists have.
    #[must_use]
    pub fn negotiate(&self, other: &Self) -> Option<Version> {
        let mut theirs = other.0.clone();
        theirs.sort_unstable();
        let common = |version: &Version| theirs.binary_search(version).is_ok();
        self.0.iter().copied().filter(common).max()
    }
}

impl fmt::Display for SupportedVersions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, version) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(",")?;
            }
            version.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for SupportedVersions {
    type Err = ParseVersionsError;

    fn from_str(text: &str) -> Result<Self, ParseVersionsError> {
        if text.trim_ascii().is_empty() {
            return Ok(Self::default());
        }
        let mut start = 0_usize;
        let mut versions = Vec::new();
        for item in text.split(',') {
            let end = start.saturating_add(item.len());
            let version = parse_version(item.trim_ascii());
            versions.push(version.ok_or_else(|| ParseVersionsError {
                input: text.into(),
                span: start..end,
            })?);
            start = end.saturating_add(1);
        }
        Ok(Self(versions))
    }
}

fn parse_version(text: &str) -> Option<Version> {
    let (major, minor) = text.split_once('.')?;
    Some(Version::new(parse_number(major)?, parse_number(minor)?))
}

/// Digits only: `u32::from_str` alone would also take a sign.
fn parse_number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A text that is no list of versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseVersionsError {
    input: String,
    span: Range<usize>,
}

impl ParseVersionsError {
    /// The text.
    #[must_use]
    pub fn input(&self) -> &str {
        &self.input
    }

    /// Place of the item at fault, in bytes.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }
}

impl fmt::Display for ParseVersionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let item = self.input.get(self.span.clone()).unwrap_or_default();
        write!(f, "expected a version such as 1.4, found {item:?}")?;
        if f.alternate() {
            let before = self.input.get(..self.span.start).unwrap_or_default();
            let shown = self.input.escape_debug();
            let indent = before.escape_debug().count();
            let width = item.escape_debug().count().max(1);
            write!(f, "\n  {shown}\n  {:indent$}{:^<width$}", "", "")?;
        }
        Ok(())
    }
}

impl core::error::Error for ParseVersionsError {}

#[cfg(test)]
mod tests {
    use alloc::{format, string::ToString as _};

    use expect_test::expect;

    use super::*;

    #[test]
    fn lists_and_texts() {
        for (text, printed) in [
            ("", ""),
            (" ", ""),
            ("1.0", "1.0"),
            ("1.0,1.1,1.2,1.3,1.4", "1.0,1.1,1.2,1.3,1.4"),
            (" 1.4 ,\t1.3", "1.4,1.3"),
            ("12.34,4294967295.0", "12.34,4294967295.0"),
        ] {
            let versions: SupportedVersions = text.parse().unwrap();
            assert_eq!(versions.to_string(), printed);
            assert_eq!(printed.parse(), Ok(versions));
        }
    }

    #[test]
    fn what_is_no_version_is_pointed_at() {
        for text in [
            "1",
            ",",
            "1.0,",
            "1.",
            ".1",
            "+1.0",
            "1.0.0",
            "1.4294967296",
            "é",
        ] {
            text.parse::<SupportedVersions>().unwrap_err();
        }
        let error = "1.0,\"1\",2".parse::<SupportedVersions>().unwrap_err();
        assert_eq!(error.span(), 4..7);
        expect![[r#"
            expected a version such as 1.4, found "\"1\""
              1.0,\"1\",2
                  ^^^^^"#]]
        .assert_eq(&format!("{error:#}"));
    }

    #[test]
    fn the_highest_common_version_is_chosen() {
        let of = |text: &str| text.parse::<SupportedVersions>().unwrap();
        let common = |a: &str, b: &str| of(a).negotiate(&of(b)).map(|v| v.to_string());
        assert_eq!(common("1.0,1.4,1.3", "1.3,1.4,2.0").as_deref(), Some("1.4"));
        assert_eq!(common("1.9,1.10", "1.10,1.9").as_deref(), Some("1.10"));
        assert_eq!(common("1.0", "1.1"), None);
        assert_eq!(common("", ""), None);
    }
}
