//! From the instantiated data model to the supported one, and back.

use alloc::{boxed::Box, string::String, string::ToString};
use core::fmt::Write;

use crate::{BuildError, Leniency, Limits, PathName, PathView, Segment};

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
    /// [`BuildError::Reference`] if the path follows a reference: only the data model knows where that leads.
    pub fn to_supported(&self) -> Result<PathName, BuildError> {
        self.rebuilt(|segment, text| {
            let _ = if segment.is_instance() {
                text.write_str("{i}")
            } else {
                write!(text, "{segment}")
            };
            Ok(())
        })
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
    /// [`BuildError::Reference`] if the path follows a reference.
    pub fn with_instances(&self, numbers: &[u32]) -> Result<PathName, BuildError> {
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
        let mut numbers = numbers.iter();
        self.rebuilt(|segment, text| {
            let _ = match numbers.as_slice().first() {
                Some(0) if open(segment) => return Err(BuildError::Zero),
                Some(number) if open(segment) => {
                    numbers.next();
                    write!(text, "{number}")
                }
                _ => write!(text, "{segment}"),
            };
            Ok(())
        })
    }

    fn rebuilt(
        &self,
        mut write: impl FnMut(&Segment<'_>, &mut String) -> Result<(), BuildError>,
    ) -> Result<PathName, BuildError> {
        let mut text = String::with_capacity(self.as_str().len());
        for segment in self.segments() {
            if !text.is_empty() {
                text.push('.');
            }
            write(&segment, &mut text)?;
        }
        if self.kind().is_object() {
            text.push('.');
        }
        // {i} is longer than a number, but 65,535 bytes of path stay below the greatest limit only if they are few.
        match PathView::parse_with(&text, Leniency::STRICT, &Limits::MAX) {
            Ok(path) if !path.follows_references() => Ok(path.to_path_name()),
            Ok(_) | Err(_) => Err(BuildError::Reference(Box::from(self.to_string()))),
        }
    }
}
