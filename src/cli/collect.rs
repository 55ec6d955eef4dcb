//! `roadmap collect`: the forms that executors filled in and sent back, as marks in the plans.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use chrono::{Months, NaiveDate};

use super::Outcome;
use super::answer::answers;
use super::args::{CollectArgs, Day};
use super::context::Context;
use super::edit::{Papers, Proposal, apply};
use super::gather::Files;
use super::refusal::Refusal;
use crate::edit::{Deed, Operation, Which};
use crate::import::minutes::{self, Items, Named};
use crate::import::replies::answer::{Answer, Form};
use crate::import::replies::mail::received;
use crate::import::replies::reply::{Done, Reply, reply};
use crate::import::source::Place;
use crate::io;
use crate::model::naming::is_name;
use crate::model::{Plan, names};
use crate::query::{
    Clock, Detail, DetailOccurrence, Directory, Extract, Filter, Named as _, People, RemindOf,
    extract, reminders,
};
use crate::report::{Applied, Effect, Letter, item_name, letters};
use crate::text::russian;
use crate::words::{Lang, Message, MessageId};

/// How many words beside its rows a file may have that has no rows; what has more is a document of its own.
const REMARKS: usize = 20;

/// Runs the command.
pub(super) fn run(args: &CollectArgs, context: &Context) -> Result<Outcome> {
    let on = args.on.as_ref().map(|day| Day::or_today(Some(day)));
    let today = Context::today();
    let (mut forms, mut others) = (Vec::new(), Vec::new());
    for file in documents(&args.files)? {
        read(&file, &mut forms, &mut others);
    }
    must_be_answers(&forms, &others)?;
    // What was answered first is written first, so that a later answer meets it.
    forms.sort_by_key(|form| form.day);
    let last = forms.iter().filter_map(|form| form.day);
    let last = last.filter(|day| *day <= today).max();
    let clock = Clock {
        as_of: on.or(last).unwrap_or(today),
        within: Clock::WITHIN,
    };
    let files = Files::find(&args.places)?;
    // The last forms that were sent are those made for the last day that a form names.
    let made = forms.iter().filter_map(|form| form.made).max();
    let sent = Clock {
        as_of: made.unwrap_or(clock.as_of),
        ..clock
    };
    let found = answers(&files, clock, context, |plan, clock| {
        let path = PathBuf::from(files.path_of(&plan.name));
        let own = extract(plan, &Filter::default(), clock);
        (
            (path, own, People::of(plan), senders(plan)),
            reminders(plan, &Filter::default(), sent, RemindOf::ALL),
        )
    });
    let (mut paths, mut plans) = (Vec::new(), Vec::new());
    let (mut people, mut asked) = (Vec::new(), Vec::new());
    let mut senders = Vec::new();
    for ((path, own, named, mails), sent) in found.of_plans {
        senders.extend(mails);
        paths.push(path);
        plans.push(own);
        people.push(named);
        asked.push(sent);
    }
    let directory = Directory::new(&people);
    for (sent, people) in asked.iter_mut().zip(&people) {
        sent.rename(&|name| directory.called(people, name, context.lang));
    }
    let mut collector = Collector {
        paths,
        plans: &plans,
        people: &people,
        directory: &directory,
        lang: context.lang,
        items: Items::new(&plans),
        senders,
        on,
        today,
        moves: args.postpone,
        proposals: Vec::new(),
        others,
        answered: Vec::new(),
    };
    for form in &forms {
        collector.form(form);
    }
    collector.must_agree();
    collector.silent(letters(asked, None));
    let papers = Papers {
        title: MessageId::CollectTitle.with(forms.iter().filter(|form| is_answered(form)).count()),
        proposals: collector.proposals,
        others: collector.others,
        incomplete: found.incomplete,
    };
    apply(papers, &files, args.yes, context)
}

/// Returns the files that `paths` name, those of folders in the order of their names.
fn documents(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Refusal> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(io::received(path));
        } else if path.exists() {
            files.push(path.clone());
        } else {
            let complaint = MessageId::EditNoPlace.with(path.display().to_string());
            return Err(complaint.into());
        }
    }
    if files.is_empty() {
        return Err(Message::from(MessageId::CollectNoFiles).into());
    }
    Ok(files)
}

/// Refuses files none of which is a form or a letter: a plan, the document of one.
fn must_be_answers(forms: &[Form], others: &[Applied]) -> Result<(), Refusal> {
    if forms.iter().any(is_answered) {
        return Ok(());
    }
    let unread = others.iter().flat_map(|other| &other.place);
    let unread = unread.map(|place| place.text(Lang::Russian));
    let files: Vec<String> = forms
        .iter()
        .map(|form| form.file.clone())
        .chain(unread)
        .collect();
    let reason = match (forms, others) {
        ([], [only]) => only
            .said
            .iter()
            .cloned()
            .reduce(|said, more| MessageId::AdviceAnd.with(said).with(more)),
        _ => None,
    };
    Err(Refusal {
        complaint: MessageId::CollectNoForms.with(russian::listed(&files)),
        advice: vec![reason.unwrap_or_else(|| MessageId::CollectNoFormsHelp.into())],
    })
}

/// Returns whether `form` is one with answers, or a letter.
fn is_answered(form: &Form) -> bool {
    !form.answers.is_empty() || form.from.is_some()
}

/// Reads the forms of `file`; what cannot be read is told among `others`.
fn read(file: &Path, forms: &mut Vec<Form>, others: &mut Vec<Applied>) {
    let name = file.file_name().map(|name| name.to_string_lossy());
    let name = name.unwrap_or_default().into_owned();
    let mut unread = |file: String, said: Vec<Message>| {
        others.push(Applied {
            effect: Effect::Unclear,
            place: vec![MessageId::Verbatim.with(file)],
            item: None,
            said,
            words: None,
        });
    };
    let mut bytes = Vec::new();
    if let Err(failure) = io::read(file, &mut bytes) {
        return unread(name, vec![failure.reason]);
    }
    let found = received(&name, &bytes);
    for (file, error) in found.unread {
        unread(
            file,
            std::iter::once(error.problem).chain(error.help).collect(),
        );
    }
    forms.extend(found.forms);
}

/// A due day of a plan: its file, the item's id, and the day where the item has several.
type DueDay = (PathBuf, String, Option<NaiveDate>);

/// Returns the due day that `proposal` marks as met, and the day of the mark.
fn mark_of(proposal: &Proposal) -> Option<(DueDay, NaiveDate)> {
    let Deed::Row(id, Operation::Done { on, which, .. }) = &proposal.deed else {
        return None;
    };
    let due = match which {
        Which::Due(due) | Which::Planned(due) => Some(*due),
        Which::Unsaid | Which::All => None,
    };
    Some(((proposal.plan.clone(), id.clone(), due), *on))
}

/// Gathers what answers would change.
struct Collector<'p> {
    /// The files of the plans.
    paths: Vec<PathBuf>,
    plans: &'p [Extract],
    /// Whom each of the plans names, and what they are called beside one another.
    people: &'p [People],
    directory: &'p Directory,
    lang: Lang,
    items: Items<'p>,
    /// By what the head of a letter tells those whom the registries have, and the keys of their names.
    senders: Vec<(String, String)>,
    /// The day of answers that came without a letter.
    on: Option<NaiveDate>,
    today: NaiveDate,
    /// Whether requests to postpone are granted.
    moves: bool,
    proposals: Vec<Proposal>,
    others: Vec<Applied>,
    /// The keys of those who have answered something: whose forms they are, else who leads the rows.
    answered: Vec<String>,
}

/// An answer in its form.
struct Given<'f> {
    form: &'f Form,
    answer: &'f Answer,
    place: Vec<Message>,
    /// The day it was given.
    day: Option<NaiveDate>,
}

/// The row of a plan that an answer is about.
struct Meant<'p> {
    plan: usize,
    detail: &'p Detail,
    which: Which,
    remarks: Vec<Message>,
}

impl<'p> Collector<'p> {
    fn other(
        &mut self,
        effect: Effect,
        place: Vec<Message>,
        item: Option<Message>,
        said: Vec<Message>,
        words: Option<String>,
    ) {
        self.others.push(Applied {
            effect,
            place,
            item,
            said,
            words,
        });
    }

    fn unclear(
        &mut self,
        place: Vec<Message>,
        item: Option<Message>,
        said: Vec<Message>,
        words: Option<String>,
    ) {
        self.other(Effect::Unclear, place, item, said, words);
    }

    fn form(&mut self, form: &Form) {
        let file = || MessageId::Verbatim.with(form.file.as_str());
        let at = |place: &Place| match place {
            Place::Paragraph { number: 0 } => vec![file()],
            place => vec![file(), place.message()],
        };
        if form.answers.is_empty() {
            self.unclear(
                vec![file()],
                None,
                vec![MessageId::CollectNoForm.into()],
                None,
            );
        }
        if !is_answered(form) && form.beside.len() > REMARKS {
            return;
        }
        for (place, words) in &form.beside {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let said = vec![MessageId::AppliedWords.with(words)];
            self.other(Effect::Beside, at(place), None, said, None);
        }
        for note in &form.notes {
            let said = vec![note.message.clone()];
            self.other(Effect::Beside, at(&note.place), None, said, None);
        }
        for answer in &form.answers {
            let place = answer.place.as_ref().map_or_else(|| vec![file()], at);
            self.answer(&Given {
                form,
                answer,
                place,
                day: form.day.filter(|day| *day <= self.today).or(self.on),
            });
        }
    }

    fn answer(&mut self, given: &Given<'_>) {
        let answer = given.answer;
        let words = [&answer.done, &answer.evidence, &answer.reason];
        let words = words.map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
        let words: Vec<&str> = words
            .iter()
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        let words = (!words.is_empty()).then(|| words.join(" | "));
        let meant = match self.meant(given) {
            Ok(meant) => meant,
            // A row that nobody filled in needs no row of a plan.
            Err(why) if answer.is_blank() => {
                let said = vec![why];
                return self.other(Effect::Unanswered, given.place.clone(), None, said, None);
            }
            Err(why) => return self.unclear(given.place.clone(), None, vec![why], words),
        };
        let item = self.called(meant.plan, meant.detail);
        if answer.is_blank() {
            let place = given.place.clone();
            return self.other(Effect::Unanswered, place, Some(item), Vec::new(), None);
        }
        let lead = meant.detail.carriers.first();
        let lead = lead.map(|lead| lead.name.as_str());
        let by = given.form.executor.as_deref().or(lead);
        let people = &self.people[meant.plan];
        let by = by.map(|by| {
            let name = people.without_place(by);
            names::key(&self.directory.called(people, name, self.lang))
        });
        self.answered.extend(by);
        let told = reply(answer, given.day);
        match self.operations(given, &meant, &told) {
            Err(why) => self.unclear(given.place.clone(), Some(item), why, words),
            Ok(operations) => {
                for (operation, remark) in operations {
                    let remarks = meant.remarks.iter().cloned().chain(remark).collect();
                    self.proposals.push(Proposal {
                        plan: self.paths[meant.plan].clone(),
                        deed: Deed::Row(meant.detail.row.id.clone(), operation),
                        said_on: given.day.unwrap_or(self.today),
                        place: given.place.clone(),
                        words: words.clone().unwrap_or_default(),
                        remarks,
                    });
                }
                let until = told.until.filter(|_| !self.moves);
                let asked = until.map(|until| MessageId::CollectAsks.with(until));
                // What is carried out needs no dropping.
                let dropped = (told.drop && matches!(told.done, Done::Unsaid | Done::Not))
                    .then(|| MessageId::CollectAsksToDrop.into());
                let said: Vec<Message> = asked.into_iter().chain(dropped).collect();
                if !said.is_empty() {
                    self.other(Effect::Asks, given.place.clone(), Some(item), said, words);
                }
            }
        }
    }

    /// Returns how people call the row `detail` of the plan with the number `plan`.
    fn called(&self, plan: usize, detail: &Detail) -> Message {
        let (plan, title) = (
            self.plans[plan].name.as_str(),
            minutes::short(&detail.row.title),
        );
        if is_name(&detail.row.id) {
            return MessageId::EditedUnnumbered.with(plan).with(title);
        }
        let number = item_name(&detail.row.id);
        MessageId::EditedItem.with(plan).with(number).with(title)
    }

    /// Returns what is to be written of an answer, each with a remark; else why nothing is.
    fn operations(
        &self,
        given: &Given<'_>,
        meant: &Meant<'_>,
        told: &Reply,
    ) -> Result<Vec<(Operation, Option<Message>)>, Vec<Message>> {
        if !told.doubts.is_empty() {
            return Err(told.doubts.clone());
        }
        let which = meant.which;
        let done = |on| Operation::Done {
            on,
            which,
            evidence: told.evidence.clone(),
            note: None,
        };
        let no_day = || vec![MessageId::CollectNoDay.into()];
        match told.done {
            Done::On(on) => match year_before(meant, on).filter(|_| told.yearless) {
                Some(before) => Err(vec![MessageId::ReplyWhichYear.with(before).with(on)]),
                None => Ok(vec![(done(on), None)]),
            },
            Done::Undated => {
                if let Some(on) = marked(meant) {
                    return Ok(vec![(done(on), None)]);
                }
                let day = given.day.ok_or_else(no_day)?;
                Ok(vec![(
                    done(day),
                    Some(MessageId::CollectDayOfAnswer.with(day)),
                )])
            }
            // Evidence alone belongs to the mark that is there.
            Done::Unsaid if told.evidence.is_some() => {
                let on = marked(meant).ok_or_else(|| vec![MessageId::ReplyOnlyEvidence.into()])?;
                Ok(vec![(done(on), None)])
            }
            Done::Not if told.drop && told.reason.is_none() => Ok(Vec::new()),
            Done::Not => {
                let day = given.day.ok_or_else(no_day)?;
                let unmet = told.reason.clone().map(|reason| Operation::Unmet {
                    on: day,
                    which,
                    reason,
                });
                if unmet.is_none() && told.until.is_none() {
                    return Err(vec![MessageId::MinutesNoReason.into()]);
                }
                let moved = told.until.filter(|_| self.moves).map(|until| {
                    let basis = MessageId::CollectBasis.with(day).text(Lang::Russian);
                    let moved = Operation::Postpone {
                        to: format!("до {}", until.format("%d.%m.%Y")),
                        on: day,
                        which,
                        basis: Some(basis),
                    };
                    (moved, None)
                });
                let unmet = unmet.map(|unmet| (unmet, None));
                Ok(unmet.into_iter().chain(moved).collect())
            }
            Done::Unsaid if told.drop => Ok(Vec::new()),
            Done::Within(..) | Done::Unclear | Done::Unsaid => {
                Err(vec![MessageId::MinutesNotUnderstood.into()])
            }
        }
    }

    /// Returns the row that an answer is about: by its mark, where the row still agrees with it, else by its contents.
    fn meant(&self, given: &Given<'_>) -> Result<Meant<'p>, Message> {
        let answer = given.answer;
        let by_contents = || {
            let named = self
                .items
                .known(&answer.plan, &answer.number, &answer.title)?;
            let due = minutes::day::written(&answer.deadline);
            let remark = if answer.in_text {
                MessageId::CollectFromText
            } else {
                MessageId::CollectMarkLost
            };
            Ok::<_, Message>((named, due, Message::from(remark)))
        };
        let (named, due, remark) = match &answer.mark {
            None => {
                let (named, due, remark) = by_contents()?;
                (named, due, Some(remark))
            }
            Some(mark) => {
                let plan = self.plans.iter().position(|plan| plan.roadmap == mark.plan);
                let plan =
                    plan.ok_or_else(|| MessageId::CollectOtherPlan.with(mark.plan.as_str()))?;
                let mut rows = self.plans[plan].rows.iter();
                let row = rows.position(|detail| detail.row.id == mark.item);
                let row = row.ok_or_else(|| {
                    MessageId::CollectNoRow
                        .with(mark.plan.as_str())
                        .with(mark.item.as_str())
                })?;
                let named = Named { plan, row };
                (named, mark.due, self.agrees(named, answer)?)
            }
        };
        let detail = &self.plans[named.plan].rows[named.row];
        Self::is_theirs(detail, given.form, &self.people[named.plan])?;
        let sent = self.sent(given, named)?;
        let which = which(detail, due)?;
        if answer.mark.is_some() {
            Self::is_of_due(detail, which, answer)?;
        }
        Ok(Meant {
            plan: named.plan,
            detail,
            which,
            remarks: remark.into_iter().chain(sent).collect(),
        })
    }

    /// Refuses what the text of a letter says of a row that is not carried out by who sent it; tells of a form that came
    /// from another, and of a sender who is not known.
    fn sent(&self, given: &Given<'_>, named: Named) -> Result<Option<Message>, Message> {
        let Some(from) = &given.form.from else {
            return Ok(None);
        };
        let in_text = given.answer.in_text;
        let detail = &self.plans[named.plan].rows[named.row];
        let address = from.address.to_lowercase();
        let told = [address, names::key(&from.name)];
        let by = |told: &String| {
            let own = self.senders.iter().filter(|(own, _)| own == told);
            let keys: Vec<String> = own.map(|(_, key)| key.clone()).collect();
            (!keys.is_empty()).then_some(keys)
        };
        let Some(keys) = told.iter().find_map(by) else {
            let said = MessageId::CollectUnknownSender.with(from.address.as_str());
            return Ok(in_text.then_some(said));
        };
        if carries(detail, &keys) {
            return Ok(None);
        }
        let said = MessageId::CollectSentByOther
            .with(item_name(&detail.row.id))
            .with(from.address.as_str());
        if in_text { Err(said) } else { Ok(Some(said)) }
    }

    /// Refuses a row whose number and title speak of another item than its mark; an altered title is told.
    fn agrees(&self, named: Named, answer: &Answer) -> Result<Option<Message>, Message> {
        let detail = &self.plans[named.plan].rows[named.row];
        let likeness = |detail: &Detail| minutes::likeness(&detail.row.title, &answer.title);
        let of_another = |other: &Detail| likeness(other) == minutes::Likeness::Same;
        let another = || self.plans[named.plan].rows.iter().any(of_another);
        match likeness(detail) {
            // The words of another row: marks and rows were sorted apart.
            minutes::Likeness::Altered if another() => Err(MessageId::CollectForeignRow
                .with(minutes::short(&answer.title))
                .with(item_name(&detail.row.id))),
            minutes::Likeness::Same => Ok(None),
            minutes::Likeness::Altered => Ok(Some(
                MessageId::CollectAltered.with(minutes::short(&answer.title)),
            )),
            minutes::Likeness::Other => Err(MessageId::CollectForeignRow
                .with(minutes::short(&answer.title))
                .with(item_name(&detail.row.id))),
        }
    }

    /// Refuses a row that tells the due day of another time than its mark: rows of one title were sorted apart from them.
    fn is_of_due(detail: &Detail, which: Which, answer: &Answer) -> Result<(), Message> {
        let (Which::Planned(day), Some(told)) = (which, minutes::day::written(&answer.deadline))
        else {
            return Ok(());
        };
        let is_due = |one: &&DetailOccurrence| one.day == told || one.due == told;
        let told_of = detail.schedule.iter().filter(is_due);
        if told_of.clone().count() == 0 || told_of.clone().any(|one| one.day == day) {
            return Ok(());
        }
        Err(MessageId::CollectForeignDue.with(told).with(day))
    }

    /// Refuses a row that is not carried out by those whose form it stands in.
    fn is_theirs(detail: &Detail, form: &Form, people: &People) -> Result<(), Message> {
        let Some(executor) = &form.executor else {
            return Ok(());
        };
        let keys = [executor, people.without_place(executor)].map(names::key);
        if carries(detail, &keys) {
            Ok(())
        } else {
            Err(MessageId::CollectNotTheirs
                .with(item_name(&detail.row.id))
                .with(executor.as_str()))
        }
    }

    /// Takes answers back that name different days for one due day: people decide which is right.
    fn must_agree(&mut self) {
        let mut days: BTreeMap<DueDay, BTreeSet<NaiveDate>> = BTreeMap::new();
        for (due, on) in self.proposals.iter().filter_map(mark_of) {
            days.entry(due).or_default().insert(on);
        }
        days.retain(|_, days| days.len() > 1);
        for proposal in std::mem::take(&mut self.proposals) {
            let due = mark_of(&proposal).map(|(due, _)| due);
            let Some((due, days)) = due.and_then(|due| days.get_key_value(&due)) else {
                self.proposals.push(proposal);
                continue;
            };
            let days = days.iter().map(|day| day.format("%d.%m.%Y").to_string());
            let said = MessageId::CollectTwoDays.with(days.collect::<Vec<_>>().join(", "));
            let item = self.paths.iter().position(|path| *path == due.0);
            let item = item.and_then(|plan| {
                let mut rows = self.plans[plan].rows.iter();
                let detail = rows.find(|detail| detail.row.id == due.1)?;
                Some(self.called(plan, detail))
            });
            self.unclear(proposal.place, item, vec![said], Some(proposal.words));
        }
    }

    /// Tells to whom a form went and who has answered nothing; `sent` are the letters that the forms went with.
    fn silent(&mut self, sent: Vec<Letter>) {
        for letter in sent {
            if self.answered.contains(&names::key(&letter.to.called)) {
                continue;
            }
            let parts = letter.parts.iter();
            let rows = parts.flat_map(|part| {
                let tasks = part.late.iter().chain(&part.coming);
                tasks.map(|task| (&part.plan, &task.row.id))
            });
            let count = rows.collect::<BTreeSet<_>>().len();
            self.other(
                Effect::Silent,
                Vec::new(),
                Some(MessageId::AppliedCounted.with(letter.to.called).with(count)),
                Vec::new(),
                None,
            );
        }
    }
}

/// Returns by what the head of a letter tells those whom the registry of `plan` has, their addresses in small letters and
/// the keys of their names, and who each is.
fn senders(plan: &Plan<'_>) -> Vec<(String, String)> {
    let known = plan.registry.entries().flat_map(|entry| {
        let key = names::key(&entry.name.value);
        let address = entry
            .email
            .as_ref()
            .map(|address| address.value.to_lowercase());
        let told = address.into_iter().chain([key.clone()]);
        told.map(move |told| (told, key.clone()))
            .collect::<Vec<_>>()
    });
    known.collect()
}

/// Returns whether somebody with one of these `keys` carries the row out.
fn carries(detail: &Detail, keys: &[String]) -> bool {
    detail.carriers.iter().any(|carrier| {
        let mut all = [&carrier.name, &carrier.written]
            .into_iter()
            .chain(&carrier.stands_for);
        all.any(|name| keys.contains(&names::key(name)))
    })
}

/// Returns the day on which the plan has what is meant as done.
fn marked(meant: &Meant<'_>) -> Option<NaiveDate> {
    occurrence(meant)?.done
}

/// Returns the same day a year before `on`, where it is nearer to the due day of the row: a day without its year may be
/// either.
fn year_before(meant: &Meant<'_>, on: NaiveDate) -> Option<NaiveDate> {
    let before = on.checked_sub_months(Months::new(12))?;
    let due = occurrence(meant)?.due;
    ((before - due).abs() < (on - due).abs()).then_some(before)
}

/// Returns the occurrence that an answer is about.
fn occurrence<'p>(meant: &Meant<'p>) -> Option<&'p DetailOccurrence> {
    let mut all = meant.detail.schedule.iter();
    all.find(|one| match meant.which {
        Which::Due(due) | Which::Planned(due) => one.day == due,
        Which::Unsaid | Which::All => true,
    })
}

/// Returns what of the row of `detail` is meant by the due day `due`.
fn which(detail: &Detail, due: Option<NaiveDate>) -> Result<Which, Message> {
    let all = &detail.schedule;
    if all.len() <= 1 {
        return Ok(Which::Unsaid);
    }
    let days = || {
        let days = all.iter().map(|one| one.due.format("%d.%m.%Y").to_string());
        days.collect::<Vec<_>>().join(", ")
    };
    let due = due.ok_or_else(|| MessageId::MinutesWhichDue.with(days()))?;
    let mut ones = all.iter().filter(|one| one.day == due);
    let one = ones
        .next()
        .or_else(|| all.iter().find(|one| one.due == due));
    match one {
        Some(one) => Ok(Which::Planned(one.day)),
        None => Err(MessageId::MinutesNoSuchDue.with(due).with(days())),
    }
}
