//! From the instantiated data model to the supported one, and back.

use alloc::{
    format,
    string::{String, ToString},
};
use core::fmt::{self, Write};

use crate::{
    BuildError, Expr, Leniency, Limits, ParseError, PathName, PathView, RelativePath, Segment,
    path::Base,
};

impl PathView<'_> {
    /// The path of the supported data model: `{i}` for every number, `*` and `[..]`.
    ///
    /// ```
    /// use usp_path::PathView;
    ///
    /// let path = PathView::parse(r#"Device.IP.Interface.[Name=="eth0"].IPv4Address.*.IPAddress"#)?;
    /// assert_eq!(path.to_supported()?.as_str(), "Device.IP.Interface.{i}.IPv4Address.{i}.IPAddress");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`BuildError::Reference`] if the path follows a reference: only the data model knows where that leads;
    /// [`BuildError::NoPath`] if this path is relative or the result has more than 65,535 bytes.
    pub fn to_supported(&self) -> Result<PathName, BuildError> {
        let text = self.rewritten(|segment, text| {
            if segment.is_instance() {
                text.write_str("{i}")
            } else {
                write!(text, "{segment}")
            }
        })?;
        self.absolute(&text)
    }

    /// The path with its `{i}`, `*` and `[..]`, from left to right, replaced by instance numbers.
    ///
    /// ```
    /// use usp_path::PathView;
    ///
    /// let path = PathView::parse("Device.IP.Interface.{i}.IPv4Address.{i}.")?;
    /// assert_eq!(path.with_instances(&[1, 12])?.as_str(), "Device.IP.Interface.1.IPv4Address.12.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`BuildError::Instances`] if there are more or fewer numbers than places, [`BuildError::Zero`] if a number is 0,
    /// [`BuildError::Reference`] if the path follows a reference, [`BuildError::NoPath`] if the result has more than
    /// 65,535 bytes.
    pub fn with_instances(&self, numbers: &[u32]) -> Result<PathName, BuildError> {
        let text = self.filled(numbers)?;
        self.absolute(&text)
    }

    /// The path of the rows of this table that satisfy an expression.
    ///
    /// # Errors
    ///
    /// A [`ParseError`] if this path is not that of a table, or if the limits of a path are exceeded.
    pub fn with_expr(&self, expr: &Expr) -> Result<PathName, ParseError> {
        let text = format!("{self}{expr}.");
        PathView::parse_with(&text, Leniency::STRICT, &Limits::MAX).map(PathName::from)
    }

    fn filled(&self, numbers: &[u32]) -> Result<String, BuildError> {
        let open = |segment: &Segment<'_>| {
            matches!(
                segment,
                Segment::Placeholder | Segment::Wildcard | Segment::Expr(_)
            )
        };
        let placeholders = self.segments().filter(open).count();
        if placeholders != numbers.len() {
            return Err(BuildError::Instances {
                placeholders,
                numbers: numbers.len(),
            });
        }
        if numbers.contains(&0) {
            return Err(BuildError::Zero);
        }
        let mut numbers = numbers.iter();
        self.rewritten(|segment, text| {
            let number = if open(segment) { numbers.next() } else { None };
            match number {
                Some(number) => write!(text, "{number}"),
                None => write!(text, "{segment}"),
            }
        })
    }

    fn rewritten(
        &self,
        mut write: impl FnMut(&Segment<'_>, &mut String) -> fmt::Result,
    ) -> Result<String, BuildError> {
        if self.follows_references() {
            return Err(BuildError::Reference(self.to_string().into_boxed_str()));
        }
        let mut text = String::with_capacity(self.as_str().len());
        for segment in self.segments() {
            if !text.is_empty() {
                text.push('.');
            }
            // Writing to a string does not fail.
            let _ = write(&segment, &mut text);
        }
        if self.kind().is_object() {
            text.push('.');
        }
        Ok(text)
    }

    fn absolute(&self, text: &str) -> Result<PathName, BuildError> {
        match PathView::parse_with(text, Leniency::STRICT, &Limits::MAX) {
            Ok(path) if self.info().base == Base::Absolute => Ok(path.to_path_name()),
            _ => Err(BuildError::NoPath(self.to_string().into_boxed_str())),
        }
    }
}

impl RelativePath<'_> {
    /// The text of the path with its `{i}`, `*` and `[..]`, from left to right, replaced by instance numbers.
    ///
    /// # Errors
    ///
    /// As [`PathView::with_instances`].
    pub fn fill(&self, numbers: &[u32]) -> Result<String, BuildError> {
        self.filled(numbers)
    }
}
