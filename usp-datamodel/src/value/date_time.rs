//! dateTime: every year, zones, fractions, and the three times that are not points in time.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "calendar arithmetic; a year has at most 15 digits, so days and seconds fit 64 bits"
)]

use core::cmp::Ordering;
use core::fmt;
use core::time::Duration;

use super::{ValueError, ValueErrorKind};
use crate::types::Primitive;

/// A value of the type dateTime.
///
/// Equality is that of the value: the width of a fraction and the zone do not matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateTime<'a> {
    /// `0001-01-01T00:00:00Z`: not known, or not applicable.
    Unknown,
    /// `9999-12-31T23:59:59Z`: never.
    Infinite,
    /// A time without zone in a year from 1 to 999: the time since boot.
    SinceBoot(Moment<'a>),
    /// A point in time.
    Utc(Moment<'a>),
    /// A time without zone in another year, which TR-106 does not permit.
    Local(Moment<'a>),
}

/// A day, a second and a fraction in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment<'a> {
    /// Since 0001-01-01.
    days: i64,
    second: u32,
    /// The digits after the point without trailing zeros, so that text order is number order.
    fraction: &'a str,
}

const SECONDS_PER_DAY: i64 = 86_400;
/// 1970-01-01, in days since 0001-01-01.
const UNIX_EPOCH: i64 = 719_162;
/// The most digits of a year. A longer one is not a fault of form but more than we count.
const MAX_YEAR_DIGITS: usize = 15;

impl<'a> Moment<'a> {
    const UNKNOWN: Self = Self {
        days: 0,
        second: 0,
        fraction: "",
    };
    const INFINITE: Self = Self {
        days: 3_652_058,
        second: 86_399,
        fraction: "",
    };

    /// Whole seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn unix_seconds(&self) -> Option<i64> {
        match (self.days - UNIX_EPOCH).checked_mul(SECONDS_PER_DAY) {
            #[expect(clippy::as_conversions, reason = "u32 fits i64; `From` is not const")]
            Some(seconds) => seconds.checked_add(self.second as i64),
            None => None,
        }
    }

    /// The fraction of the second in whole nanoseconds; further digits are cut off.
    #[must_use]
    pub fn subsec_nanos(&self) -> u32 {
        let digits = self.fraction.bytes().chain(core::iter::repeat(b'0'));
        digits
            .take(9)
            .fold(0, |nanos, digit| nanos * 10 + u32::from(digit - b'0'))
    }

    /// The digits after the point, without trailing zeros.
    #[must_use]
    pub const fn fraction(&self) -> &'a str {
        self.fraction
    }

    /// The time since 0001-01-01T00:00:00, cut to nanoseconds; `None` before that.
    #[must_use]
    pub fn since_year_one(&self) -> Option<Duration> {
        let seconds = self.days.checked_mul(SECONDS_PER_DAY)?;
        let seconds = u64::try_from(seconds.checked_add(i64::from(self.second))?).ok()?;
        Some(Duration::new(seconds, self.subsec_nanos()))
    }
}

impl<'a> DateTime<'a> {
    /// Reads a dateTime of XML Schema: any year, any zone or none, `24:00:00`. `[R-ENC.6]`
    ///
    /// # Errors
    ///
    /// [`ValueError`] with code 7011: the form is wrong, no calendar has the day, or the year has
    /// more than 15 digits.
    pub fn parse(text: &'a str) -> Result<Self, ValueError> {
        let mut cursor = Cursor { text, at: 0 };
        let year = cursor.year()?;
        cursor.skip(b'-')?;
        let (month, month_at) = cursor.two_digits()?;
        cursor.skip(b'-')?;
        let (day, day_at) = cursor.two_digits()?;
        cursor.skip(b'T')?;
        let (hour, hour_at) = cursor.two_digits()?;
        cursor.skip(b':')?;
        let (minute, minute_at) = cursor.two_digits()?;
        cursor.skip(b':')?;
        let (second, second_at) = cursor.two_digits()?;
        let fraction = cursor.fraction()?.trim_end_matches('0');
        let offset = cursor.zone()?;

        let no_such = |at| ValueError::new(ValueErrorKind::NoSuchTime, at);
        if !(1..=12).contains(&month) {
            return Err(no_such(month_at));
        }
        if day < 1 || day > days_in_month(year, month) {
            return Err(no_such(day_at));
        }
        if minute > 59 {
            return Err(no_such(minute_at));
        }
        // No leap second: XML Schema 1.1 has none.
        if second > 59 {
            return Err(no_such(second_at));
        }
        // 24:00:00 is the first moment of the next day, and no other time has the hour 24.
        let midnight = hour == 24 && minute == 0 && second == 0 && fraction.is_empty();
        if hour > 23 && !midnight {
            return Err(no_such(hour_at));
        }
        let local = i64::from(hour * 3600 + minute * 60 + second);
        let seconds = local - i64::from(offset.unwrap_or(0)) * 60;
        let moment = Moment {
            days: days_before(year, month, day) + seconds.div_euclid(SECONDS_PER_DAY),
            second: u32::try_from(seconds.rem_euclid(SECONDS_PER_DAY)).unwrap_or(0),
            fraction,
        };
        Ok(match offset {
            Some(_) if moment == Moment::UNKNOWN => Self::Unknown,
            Some(_) if moment == Moment::INFINITE => Self::Infinite,
            Some(_) => Self::Utc(moment),
            None if (1..1000).contains(&year) => Self::SinceBoot(moment),
            None => Self::Local(moment),
        })
    }

    /// The time since boot; `None` when the value is another kind of time.
    #[must_use]
    pub fn since_boot(&self) -> Option<Duration> {
        match self {
            Self::SinceBoot(moment) => moment.since_year_one(),
            Self::Unknown | Self::Infinite | Self::Utc(_) | Self::Local(_) => None,
        }
    }

    fn moment(&self) -> Moment<'a> {
        match self {
            Self::Unknown => Moment::UNKNOWN,
            Self::Infinite => Moment::INFINITE,
            Self::SinceBoot(moment) | Self::Utc(moment) | Self::Local(moment) => *moment,
        }
    }

    /// Times of different families do not compare.
    fn family(&self) -> u8 {
        match self {
            Self::Unknown => 0,
            Self::SinceBoot(_) => 1,
            Self::Utc(_) | Self::Infinite => 2,
            Self::Local(_) => 3,
        }
    }

    /// A total order: unknown, since boot, points in time, local times.
    #[must_use]
    pub fn total_cmp(&self, other: &Self) -> Ordering {
        self.family()
            .cmp(&other.family())
            .then_with(|| self.moment().cmp(&other.moment()))
    }
}

/// Order within points in time, and within times since boot; the unknown time has none.
impl PartialOrd for DateTime<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.family() == other.family()).then(|| self.total_cmp(other))
    }
}

/// In UTC with `Z`; without zone where the value has none.
impl fmt::Display for DateTime<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = self.moment();
        let (year, month, day) = civil(moment.days);
        if year < 0 {
            f.write_str("-")?;
        }
        let (year, second) = (year.unsigned_abs(), moment.second);
        write!(f, "{year:04}-{month:02}-{day:02}")?;
        let (hour, minute) = (second / 3600, second / 60 % 60);
        write!(f, "T{hour:02}:{minute:02}:{:02}", second % 60)?;
        if !moment.fraction.is_empty() {
            write!(f, ".{}", moment.fraction)?;
        }
        match self {
            Self::SinceBoot(_) | Self::Local(_) => Ok(()),
            Self::Unknown | Self::Infinite | Self::Utc(_) => f.write_str("Z"),
        }
    }
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn fault<T>(&self) -> Result<T, ValueError> {
        Err(ValueError::lexical(Primitive::DateTime, self.text, self.at))
    }

    fn skip(&mut self, byte: u8) -> Result<(), ValueError> {
        if self.peek() != Some(byte) {
            return self.fault();
        }
        self.at += 1;
        Ok(())
    }

    fn digits(&mut self) -> &'a str {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// At least four digits; more only without leading zero.
    fn year(&mut self) -> Result<i64, ValueError> {
        let negative = self.peek() == Some(b'-');
        if negative {
            self.at += 1;
        }
        let start = self.at;
        let digits = self.digits();
        if digits.len() < 4 {
            return self.fault();
        }
        if digits.len() > 4 && digits.starts_with('0') {
            self.at = start;
            return self.fault();
        }
        if digits.len() > MAX_YEAR_DIGITS {
            let expected = Primitive::DateTime;
            return Err(ValueError::new(
                ValueErrorKind::Overflow { expected },
                start,
            ));
        }
        let year = digits
            .bytes()
            .fold(0, |year, digit| year * 10 + i64::from(digit - b'0'));
        Ok(if negative { -year } else { year })
    }

    fn two_digits(&mut self) -> Result<(u32, usize), ValueError> {
        let start = self.at;
        let mut value = 0;
        for _ in 0..2 {
            match self.peek() {
                Some(digit @ b'0'..=b'9') => value = value * 10 + u32::from(digit - b'0'),
                _ => return self.fault(),
            }
            self.at += 1;
        }
        Ok((value, start))
    }

    fn fraction(&mut self) -> Result<&'a str, ValueError> {
        if self.peek() != Some(b'.') {
            return Ok("");
        }
        self.at += 1;
        match self.digits() {
            "" => self.fault(),
            digits => Ok(digits),
        }
    }

    /// Minutes east of UTC; none at the end of the text.
    fn zone(&mut self) -> Result<Option<i16>, ValueError> {
        let sign = match self.peek() {
            None => return Ok(None),
            Some(b'Z') => {
                self.at += 1;
                return if self.peek().is_none() {
                    Ok(Some(0))
                } else {
                    self.fault()
                };
            }
            Some(b'+') => 1,
            Some(b'-') => -1,
            Some(_) => return self.fault(),
        };
        self.at += 1;
        let (hours, hours_at) = self.two_digits()?;
        self.skip(b':')?;
        let (minutes, minutes_at) = self.two_digits()?;
        if self.peek().is_some() {
            return self.fault();
        }
        if hours > 14 {
            return Err(ValueError::new(ValueErrorKind::NoSuchTime, hours_at));
        }
        if minutes > 59 || (hours == 14 && minutes != 0) {
            return Err(ValueError::new(ValueErrorKind::NoSuchTime, minutes_at));
        }
        let offset = i16::try_from(hours * 60 + minutes).unwrap_or(0);
        Ok(Some(sign * offset))
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i64, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 0001-01-01 to a day, with years that begin in March so that a leap day comes last.
fn days_before(year: i64, month: u32, day: u32) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let month = i64::from((month + 9) % 12);
    let day_of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // 306 days from March to the end of the year 0.
    year * 365 + leap_days + day_of_year - 306
}

/// The year, month and day of a number of days since 0001-01-01.
fn civil(days: i64) -> (i64, i64, i64) {
    const CYCLE: i64 = 146_097;
    let days = days + 306;
    let (cycle, day_of_cycle) = (days.div_euclid(CYCLE), days.rem_euclid(CYCLE));
    let year_of_cycle =
        (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
    let day_of_year =
        day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (cycle * 400 + year_of_cycle + carry, month, day)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn every_day_of_eight_centuries_comes_back() {
        for days in -150_000..150_000 {
            let (year, month, day) = civil(days);
            let month = u32::try_from(month).unwrap();
            let day = u32::try_from(day).unwrap();
            assert_eq!(days_before(year, month, day), days);
            assert!((1..=days_in_month(year, month)).contains(&day));
        }
    }

    #[test]
    fn the_epochs_are_where_they_are() {
        for (text, unix) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2000-02-29T23:59:59Z", 951_868_799),
            ("0001-01-02T00:00:00Z", -62_135_510_400),
            ("1969-12-31T24:00:00Z", 0),
        ] {
            let DateTime::Utc(moment) = DateTime::parse(text).unwrap() else {
                panic!("{text} is a point in time");
            };
            assert_eq!(moment.unix_seconds(), Some(unix), "{text}");
        }
        assert_eq!(DateTime::Infinite.to_string(), "9999-12-31T23:59:59Z");
        assert_eq!(
            DateTime::parse("9999-12-31T23:59:59.000-00:00"),
            Ok(DateTime::Infinite)
        );
        assert_eq!(
            DateTime::parse("0001-01-01T02:00:00+02:00"),
            Ok(DateTime::Unknown)
        );
    }
}
