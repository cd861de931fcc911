//! Input arguments of a command: which there are, which must be there, what the others default to.
//!
//! The key of an argument is its path below the command: `Host`, `Hop.1.Address`. Rows of a table
//! among the arguments are numbered from 1 without gaps.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};

use usp_datamodel::value::Mode;
use usp_datamodel::{CommandNode, Node, ObjectNode, ParamNode, Supported};
use usp_msg::{ErrorCode, StringMap};

use crate::Fault;

/// Most rows of one table among arguments.
const MAX_ROWS: u32 = 1024;

/// Most levels of tables and objects among arguments; the models have three.
const MAX_LEVELS: usize = 8;

/// Checks the input arguments of a command and completes them with defaults.
///
/// What comes out is in the order of the model, with canonical values. Unknown arguments are left
/// out `[R-OPR.6]`, and so are those that the device does not support; optional ones that are absent
/// have their default, if there is one `[R-OPR.7]`. Types and numbers of rows are those of
/// `supported`, which may be narrower than those of the model.
///
/// # Errors
///
/// [`Fault`] with code 7027 when a mandatory argument is missing `[R-OPR.5]`, a value does not fit
/// its type, or the rows of a table have a gap.
pub fn check_arguments(
    supported: &Supported<'_>,
    command: CommandNode<'_>,
    given: &StringMap,
) -> Result<StringMap, Fault> {
    let mut checker = Checker {
        supported,
        given: given.iter().collect(),
        checked: StringMap::new(),
    };
    checker.level(command.inputs(), "", MAX_LEVELS)?;
    Ok(checker.checked)
}

fn refused(message: String) -> Fault {
    Fault::new(ErrorCode::INVALID_COMMAND_ARGUMENTS, message)
}

struct Checker<'g> {
    supported: &'g Supported<'g>,
    given: BTreeMap<&'g str, &'g str>,
    checked: StringMap,
}

impl Checker<'_> {
    fn level<'a>(
        &mut self,
        arguments: impl Iterator<Item = Node<'a>>,
        above: &str,
        levels: usize,
    ) -> Result<(), Fault> {
        let Some(levels) = levels.checked_sub(1) else {
            return Ok(());
        };
        for argument in arguments {
            if !self.supported.contains(argument.id()) {
                continue;
            }
            if let Some(param) = argument.as_param() {
                self.value(param, above)?;
            } else if let Some(object) = argument.as_object() {
                self.object(object, above, levels)?;
            }
        }
        Ok(())
    }

    fn value(&mut self, param: ParamNode<'_>, above: &str) -> Result<(), Fault> {
        let key = format!("{above}{}", param.name());
        let ty = self.supported.param_type(param.id());
        let Some(text) = self.given.get(key.as_str()).copied() else {
            if param.is_mandatory() {
                // [R-OPR.5]
                return Err(refused(format!("mandatory argument {key} is missing")));
            }
            // [R-OPR.7]
            if let Some(default) = ty.default_text() {
                self.checked.push(key, default);
            }
            return Ok(());
        };
        let fault = |error: usp_datamodel::value::ValueError| {
            refused(format!("argument {key}: {}", error.with_text(text)))
        };
        ty.validate(text, Mode::Set).map_err(fault)?;
        let canonical = ty.canonical(text).map_err(fault)?;
        self.checked.push(key.as_str(), canonical);
        Ok(())
    }

    fn object(&mut self, object: ObjectNode<'_>, above: &str, levels: usize) -> Result<(), Fault> {
        let path = format!("{above}{}.", object.name());
        if !object.is_table() {
            if self.has_below(&path) {
                self.level(object.as_node().children(), &path, levels)?;
            } else if object.is_mandatory() {
                return Err(refused(format!("mandatory argument {path} is missing"))); // [R-OPR.5]
            }
            return Ok(());
        }
        let rows = self.rows(&path)?;
        let bounds = self.supported.number_of_entries(object.id());
        let least = bounds.min.max(u32::from(object.is_mandatory()));
        if rows < least {
            return Err(refused(format!("{path} has {rows} rows, expected {least}"))); // [R-OPR.5]
        }
        if bounds.max.is_some_and(|most| rows > most) {
            return Err(refused(format!("{path} has too many rows")));
        }
        for row in 1..=rows {
            let row = format!("{path}{row}.");
            self.level(object.as_node().children(), &row, levels)?;
        }
        Ok(())
    }

    fn below<'k>(&'k self, path: &'k str) -> impl Iterator<Item = &'k str> {
        let keys = self.given.range(path..).map(|(key, _)| *key);
        keys.map_while(move |key| key.strip_prefix(path))
    }

    fn has_below(&self, path: &str) -> bool {
        self.below(path).next().is_some()
    }

    /// How many rows a table among the arguments has: 1 to n without gaps.
    fn rows(&self, path: &str) -> Result<u32, Fault> {
        let mut numbers = alloc::collections::BTreeSet::new();
        for key in self.below(path) {
            let number = key.split_once('.').map_or(key, |(number, _)| number);
            match number.parse::<u32>() {
                Ok(row) if row > 0 && row.to_string() == number => {
                    numbers.insert(row);
                }
                // No row of this table: an unknown argument. [R-OPR.6]
                _ => {}
            }
        }
        let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        if count > MAX_ROWS {
            return Err(refused(format!("{path} has too many rows")));
        }
        match numbers.last() {
            Some(last) if *last != count => Err(refused(format!(
                "the rows of {path} are not numbered from 1 without gaps"
            ))),
            _ => Ok(count),
        }
    }
}
