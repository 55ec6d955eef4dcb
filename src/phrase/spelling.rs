//! The canonical spelling of a deadline, which parses back to itself.

use std::fmt;

use super::ast::{
    Body, Bound, Dated, Edge, Extent, MonthRef, Part, Phrase, Recurrence, Slot, Time, What, Year,
};
use super::words::{Unit, month_name};

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, clause) in self.clauses.iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            write!(f, "{comma}{}", clause.body)?;
        }
        for milestone in &self.milestones {
            write!(f, " {} {}", milestone.text, milestone.date)?;
        }
        Ok(())
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Body::Dated(dated) => dated.fmt(f),
            Body::Recurring(recurrence) => recurrence.fmt(f),
            Body::Ongoing(extent) => extent.fmt(f),
            Body::External { text, .. } | Body::AsNeeded(text) => f.write_str(text),
            Body::Relative(relative) => f.write_str(&relative.text),
        }
    }
}

impl fmt::Display for Dated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let case = if self.bound == Bound::Within {
            Case::Nominative
        } else {
            Case::Genitive
        };
        let opener = match self.bound {
            Bound::Within => "",
            Bound::Until => "до ",
            Bound::By => "к ",
            Bound::Through => "не позднее ",
            Bound::Since => "с ",
            Bound::After => "после ",
        };
        f.write_str(opener)?;
        if let Some(from) = &self.from {
            write!(f, "{} – ", from.spelling(case))?;
        }
        write!(f, "{}", self.to.spelling(case))
    }
}

/// The case a name stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Nominative,
    Genitive,
}

struct Spelling<'a>(&'a Time, Case);

impl Time {
    fn spelling(&self, case: Case) -> Spelling<'_> {
        Spelling(self, case)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.spelling(Case::Nominative).fmt(f)
    }
}

impl fmt::Display for Spelling<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spelling(time, case) = *self;
        let genitive = case == Case::Genitive;
        let case = match (time.edge, genitive) {
            (Some(edge), _) => {
                f.write_str(edge.name(genitive))?;
                Case::Genitive
            }
            (None, _) => case,
        };
        time.what.write(f, case)?;
        match time.what {
            What::Day { month: Some(_), .. } => time.year.write_dotted(f),
            What::Year => time.year.write_alone(f),
            What::SchoolYear => time.year.write_school(f, case),
            _ => time.year.write_after(f),
        }
    }
}

impl Edge {
    fn name(self, genitive: bool) -> &'static str {
        match (self, genitive) {
            (Edge::Beginning, false) => "начало ",
            (Edge::Beginning, true) => "начала ",
            (Edge::Middle, false) => "середина ",
            (Edge::Middle, true) => "середины ",
            (Edge::End, false) => "конец ",
            (Edge::End, true) => "конца ",
        }
    }
}

impl Year {
    fn write_dotted(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Year::Given(year) | Year::Lent(year) => write!(f, ".{year:04}"),
            _ => self.write_after(f),
        }
    }

    fn write_alone(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Year::Given(year) | Year::Lent(year) => write!(f, "{year:04} год"),
            Year::Missing => f.write_str("год"),
            _ => self.write_after(f),
        }
    }

    fn write_school(self, f: &mut fmt::Formatter<'_>, case: Case) -> fmt::Result {
        if let Year::Given(year) | Year::Lent(year) | Year::School(year) = self {
            write!(f, "{year:04}/{:04} ", year + 1)?;
        }
        f.write_str(if case == Case::Genitive {
            "учебного года"
        } else {
            "учебный год"
        })
    }

    fn write_after(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Year::Missing => Ok(()),
            Year::Given(year) | Year::Lent(year) => write!(f, " {year:04} года"),
            Year::School(year) => write!(f, " {year:04}/{:04} учебного года", year + 1),
            Year::Current => f.write_str(" текущего года"),
            Year::Next => f.write_str(" следующего года"),
            Year::ThisSchool => f.write_str(" учебного года"),
            Year::Previous => f.write_str(" года, предшествующего планируемому"),
        }
    }
}

impl What {
    fn write(self, f: &mut fmt::Formatter<'_>, case: Case) -> fmt::Result {
        let genitive = case == Case::Genitive;
        match self {
            What::Bare { number, .. } => write!(f, "{number}"),
            What::Day {
                day,
                month: Some(month),
            } => write!(f, "{day:02}.{month:02}"),
            What::Day { day, month: None } => write!(f, "{day}"),
            What::DayNumber { day, of } => write!(f, "{day} числа{of}"),
            What::Part { part, month } => {
                write!(f, "{part}")?;
                month.map_or(Ok(()), |month| write!(f, " {}", month_name(month).1))
            }
            What::Weekday {
                nth,
                weekday,
                month,
            } => {
                write!(f, "{} {}", Nth(nth, weekday), month_name(month).1)
            }
            What::NthDay {
                nth,
                working,
                month,
            } => {
                let day = Day {
                    nth,
                    working,
                    genitive,
                };
                write!(f, "{day} {}", month_name(month).1)
            }
            What::Month(month) if genitive => f.write_str(month_name(month).1),
            What::Month(month) => f.write_str(month_name(month).0),
            What::Nth { unit, number } => write!(f, "{number} {}", unit.name(genitive)),
            What::Season(season) => f.write_str(season_name(season)),
            What::This(unit) => f.write_str(unit.name(genitive)),
            What::CalendarYear if genitive => f.write_str("календарного года"),
            What::CalendarYear => f.write_str("календарный год"),
            What::Year | What::SchoolYear => Ok(()),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Week(number) => write!(f, "{number} неделя"),
            Part::LastWeek => f.write_str("последняя неделя"),
            Part::Decade(number) => write!(f, "{number} декада"),
            Part::Half(number) => write!(f, "{number} половина"),
        }
    }
}

impl fmt::Display for MonthRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            MonthRef::Any => Ok(()),
            MonthRef::Each => f.write_str(" каждого месяца"),
            MonthRef::Next => f.write_str(" следующего месяца"),
            MonthRef::After(unit) => {
                write!(f, " месяца, следующего за отчетным {}", unit.instrumental())
            }
            MonthRef::Nth(0) => f.write_str(" последнего месяца"),
            MonthRef::Nth(number) => write!(f, " {number} месяца"),
            MonthRef::NthOf(0, unit) => write!(f, " последнего месяца {}", unit.name(true)),
            MonthRef::NthOf(number, unit) => write!(f, " {number} месяца {}", unit.name(true)),
        }
    }
}

impl fmt::Display for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, school) = match *self {
            Extent::Period => return f.write_str("постоянно"),
            Extent::Year(year) => (year, false),
            Extent::SchoolYear(year) => (year, true),
        };
        f.write_str("в течение ")?;
        match (year, school) {
            (_, true) => year.write_school(f, Case::Genitive),
            (Year::Missing, false) => f.write_str("года"),
            (Year::Given(year) | Year::Lent(year), false) => write!(f, "{year:04} года"),
            (year, false) => year.write_after(f),
        }
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(first) = &self.first {
            write!(f, "{first}, затем ")?;
        }
        let named =
            |dated: &Dated| matches!(dated.to.year, Year::Current | Year::Next | Year::Previous);
        if let ([dated], []) = (self.yearly.as_slice(), self.slots.as_slice())
            && named(dated)
        {
            return dated.fmt(f);
        }
        match (self.times, self.step) {
            (1, 1) => f.write_str(self.unit.adverb())?,
            (times, 1) => write!(f, "{times} раза в {}", self.unit.accusative())?,
            (times, step) => write!(f, "{times} раз в {step} {}", self.unit.name(true))?,
        }
        for slot in &self.slots {
            write!(f, ", {slot}")?;
            if let Slot::NthDay { .. } | Slot::Edge(_) = slot {
                write!(f, " {}", self.unit.name(true))?;
            }
        }
        for dated in self.within.iter().chain(&self.yearly) {
            write!(f, ", {dated}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Slot::Weekday { nth, weekday } => Nth(nth, weekday).fmt(f),
            Slot::NthDay {
                bound,
                nth,
                working,
            } => {
                let genitive = bound.is_last();
                f.write_str(if genitive { "до " } else { "" })?;
                let day = Day {
                    nth,
                    working,
                    genitive,
                };
                day.fmt(f)
            }
            Slot::Part(part) => write!(f, "{part} каждого месяца"),
            Slot::Edge(edge) => f.write_str(edge.name(false).trim_end()),
            Slot::Days {
                from: Some(from),
                day,
                of,
                ..
            } => write!(f, "{from} – {day} числа{of}"),
            Slot::Days {
                bound: Bound::Within,
                day,
                of,
                ..
            } => write!(f, "{day} числа{of}"),
            Slot::Days { day, of, .. } => write!(f, "до {day} числа{of}"),
        }
    }
}

/// A day with its place among the days.
struct Day {
    nth: i8,
    working: bool,
    genitive: bool,
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.nth, self.genitive) {
            (..0, true) => f.write_str("последнего")?,
            (..0, false) => f.write_str("последний")?,
            (nth, true) => write!(f, "{nth}-го")?,
            (nth, false) => write!(f, "{nth}-й")?,
        }
        f.write_str(match (self.working, self.genitive) {
            (true, true) => " рабочего дня",
            (true, false) => " рабочий день",
            (false, true) => " дня",
            (false, false) => " день",
        })
    }
}

/// A weekday with its place in the month.
struct Nth(i8, u8);

impl fmt::Display for Nth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NAMES: [(&str, &str); 7] = [
            ("понедельник", "понедельникам"),
            ("вторник", "вторникам"),
            ("среда", "средам"),
            ("четверг", "четвергам"),
            ("пятница", "пятницам"),
            ("суббота", "субботам"),
            ("воскресенье", "воскресеньям"),
        ];
        let (name, plural) = NAMES[usize::from(self.1.clamp(1, 7)) - 1];
        match self.0 {
            0 => write!(f, "по {plural}"),
            nth if nth < 0 => write!(f, "последний {name}"),
            nth => write!(f, "{nth} {name}"),
        }
    }
}

impl Unit {
    fn name(self, genitive: bool) -> &'static str {
        let (nominative, of) = match self {
            Unit::Day => ("день", "дня"),
            Unit::Week => ("неделя", "недели"),
            Unit::Decade => ("декада", "декады"),
            Unit::Month => ("месяц", "месяца"),
            Unit::Quarter => ("квартал", "квартала"),
            Unit::SchoolQuarter => ("четверть", "четверти"),
            Unit::Trimester => ("триместр", "триместра"),
            Unit::HalfYear => ("полугодие", "полугодия"),
            Unit::Year => ("год", "года"),
        };
        if genitive { of } else { nominative }
    }

    fn accusative(self) -> &'static str {
        match self {
            Unit::Week => "неделю",
            Unit::Decade => "декаду",
            unit => unit.name(false),
        }
    }

    fn instrumental(self) -> &'static str {
        match self {
            Unit::Day => "днем",
            Unit::Week => "неделей",
            Unit::Decade => "декадой",
            Unit::Month => "месяцем",
            Unit::Quarter => "кварталом",
            Unit::SchoolQuarter => "четвертью",
            Unit::Trimester => "триместром",
            Unit::HalfYear => "полугодием",
            Unit::Year => "годом",
        }
    }

    fn adverb(self) -> &'static str {
        match self {
            Unit::Day => "ежедневно",
            Unit::Week => "еженедельно",
            Unit::Decade => "ежедекадно",
            Unit::Month => "ежемесячно",
            Unit::Quarter => "ежеквартально",
            Unit::SchoolQuarter => "раз в четверть",
            Unit::Trimester => "раз в триместр",
            Unit::HalfYear => "раз в полугодие",
            Unit::Year => "ежегодно",
        }
    }
}

fn season_name(season: u8) -> &'static str {
    ["зима", "весна", "лето", "осень"][usize::from(season) % 4]
}
