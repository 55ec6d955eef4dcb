//! The deadline language: a phrase as a document words it → the days it means.
//!
//! ```text
//! phrase     := ["срок" "–"] clauses { exception } { words date }
//!             | exception { exception } "в остальное время" clauses
//! clauses    := clause { link clause | link words }
//! exception  := "," window { ("," | "и") window } ["–"] clauses
//! link       := "," | ";" | "и" | ":" | "а потом" | nothing
//! clause     := except | recurrence | relative | ongoing | as-needed | external | dated
//!             | ("не позднее" | "в течение" | "через") N "дней" ["после"] "окончания" unit
//! except     := ("кроме" | "за исключением") (weekday { "и" weekday } | time ["–" time])
//! dated      := "до и после" time | ("до" | "к" | "не позднее" | "с" | "после") time
//!             | "с" time ("по" | "до") time
//!             | ["в" | "в течение"] time ["–" time] | "между" time "и" time
//!             | ["дата"] ("начало" | "окончание") ["–"] time
//! time       := [edge] place [years]
//! place      := 25.01[.2022] | 25 01 2022 | 25-янв-2022 | 2022-01 | "май" .22 | 25 мая | "День Победы"
//!             | "Нового года" | "День матери" | 25 (26) мая | 25 | 5 числа [month ref] | { nth counted } frame
//!             | ("первые" | "последние") N counted frame | nth counted ("после" | "перед") 15 ("числа" | "мая")
//! nth        := "первый" | 2 | III | "последний" | "предпоследний"
//! counted    := ["рабочий"] "день" | weekday | "неделя" | "декада" | "половина" | "треть" | "месяц"
//! frame      := май | 2 квартал | "квартал" 2 | 1 полугодие | 3 четверть | 2 модуль | "осенние каникулы" | осень
//!             | 2022 год | "учебный год"
//! years      := 2022 | 2021-2023 "гг." | 21-23 "гг." | 2021, 2023 | 2021-2022 "учебного года" | "следующего года"
//!             | "каждого года"
//! recurrence := "ежемесячно" | ["не реже" | "минимум" | "не чаще"] N ["раз"] "в" [N] unit
//!             | "каждый" (unit | weekday) | ["через неделю"] "по" weekdays | "разово"
//!             | { nth counted } ["каждого"] (unit | month ref) | "по кварталам" | "по 10-м числам"
//!             | "каждый" (месяц года | season) | "неделя перед каникулами"
//!             | "по чётным" ("месяцам" | "числам" | "годам" | "неделям")
//!             | edge { ["и" | ","] ["в"] edge } (["каждого"] unit | month ref)
//!             | nth counted "каждого" N "месяца" | weekday "первой недели" [month ref] | N "дней" month ref
//! edge       := "начало" | "середина" | "конец"
//! month ref  := ["каждого" | "следующего" | nth] "месяца" [", следующего за отчётным" unit | unit]
//! ongoing    := "постоянно" | "в течение" ("года" | "учебного года" | "всего периода")
//! external   := ("по" | "согласно" | "в соответствии с") "графику" … | "график" … | "в установленном порядке"
//!             | "до" ("особого распоряжения" | "установленного срока") … | "уточняется" | "будет" words
//!             | "дополнительно"
//! as-needed  := ("по мере" | "при") "необходимости" … | "при" condition
//! relative   := ("в течение" | "за" | "не позднее" | "не ранее чем за" | "через") N "дней" ("после" | "до")
//!               (event | time) | "после" (event | "пункта" N)
//!             | "во время" event | "весь период" event | "отопительный сезон" | "накануне" (event | time)
//! ```
//!
//! What a report is of, «до 1 апреля за 2021 год», is no term, and words of the work in brackets, «(отчёт до 10 июня)»,
//! hide none. A window with a term of its own, «ежегодно до 1 мая, в 2022 году – до 1 июня», takes its days from what
//! recurs, whichever is told first: «летом – еженедельно, в остальное время – ежемесячно». Words beside each term part
//! the works of a list, «заседания – ежеквартально, отчёт – декабрь», and nothing but a year passes between them.
//!
//! Dates in brackets that lie in the window before them stand for it, «II квартал (апрель – май)», and so do months
//! behind a comma; those behind an event date it. «смена», «модуль» and «каникулы» are units where the calendar dates
//! them, else events.
//!
//! A place is picks in a frame: «вторая пятница мая», «вторая пятница 2 квартала» and «вторая пятница месяца» differ in
//! the frame alone, and what recurs only has a frame of many windows. Its meaning is the frame's window in each of the
//! years, what is picked of it, and the bound.
//!
//! Three steps, each ignorant of the next: `token` and `lexicon` split the text into words whose case and endings are
//! their traits, `parser` builds the tree of `ast`, `resolve` lays it in the plan's period. A phrase that cannot be
//! read as it stands is read once more with its words mended, then with words of the work allowed beside its terms;
//! each such help is a finding. What is not understood is never dropped.

mod ast;
mod events;
mod lexicon;
mod only;
mod options;
mod parser;
mod read;
mod reading;
mod repair;
mod resolve;
mod token;

pub use events::{event_of_item, item_named};
pub use lexicon::{month_name, roman};
pub use options::{NoDay, Wanted, day, day_from};
pub use read::{is_of_days, month_named, read};
pub use reading::{Context, Kind, Milestone, Occurrence, Reading};
