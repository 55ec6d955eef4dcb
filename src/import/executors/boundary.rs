//! Whether a new name begins at a word.
//!
//! Everything a gap can tell is here; each kind of gap has a function of its own.

use super::lexicon::Lexicon;
use crate::model::kind::cell::{Gap, Word, ends_with_person, person, takes_initials};
use crate::model::kind::form::{Form, is_abbreviation, is_class_number};
use crate::text::russian::{Ask as _, is_dash, is_letter};
use crate::text::word_list;

/// What helps to part a cell besides the words beside a gap.
#[derive(Clone, Copy)]
pub(super) struct Context<'l> {
    /// The names that the document spells without doubt.
    pub(super) lexicon: &'l Lexicon,
    /// Whether each person of the cell has a post in the line below.
    pub(super) posts_below: bool,
}

/// Returns whether a name ends before `words[at]`; `words` begin with that name.
pub(super) fn separates(words: &[Word<'_>], at: usize, context: Context<'_>) -> bool {
    let lexicon = context.lexicon;
    let (left, right) = words.split_at(at);
    let Some(next) = right.first() else {
        return false;
    };
    if next.inside
        || next.held
        || goes_on_with_numbers(left, next)
        || is_hyphenated(left, next)
        || is_fragment(next)
        || is_phone(next)
        || label(words) >= at
        || is_rank(left, right)
    {
        return false;
    }
    if label(right) > 0 {
        return true;
    }
    let (_, left) = left.split_at(label(words));
    match next.gap {
        Gap::Hard => true,
        Gap::Slash => slash(left, right),
        Gap::Comma => comma(left, right, lexicon),
        Gap::And => and(left, right, lexicon),
        Gap::Line if context.posts_below => person(left) != left.len(),
        Gap::Line => line(left, right, lexicon),
        Gap::Dot => {
            blank(left, right, lexicon)
                || is_complete(left) && (next.is_capital() || begins(right, Strict::No))
        }
        Gap::Blank => blank(left, right, lexicon),
    }
}

fn last_is(words: &[Word<'_>], test: impl Fn(&Word<'_>) -> bool) -> bool {
    words.last().is_some_and(test)
}

fn first_is(words: &[Word<'_>], test: impl Fn(&Word<'_>) -> bool) -> bool {
    words.first().is_some_and(test)
}

/// «администрации сельских поселений»: not the one that a department before it is of.
fn are_administrations(words: &[Word<'_>]) -> bool {
    matches!(words, [first, next, ..] if first.form.bare() == "администрации" && next.form.is_genitive_plural() && !next.is_capital())
}

/// «Начальник ПЧ-15 майор внутренней службы Сорокин В.П.»: a rank between a post and whoever holds it.
fn is_rank(left: &[Word<'_>], right: &[Word<'_>]) -> bool {
    const RANKS: &[&str] = word_list![
        "рядовой" "ефрейтор" "сержант" "старшина" "прапорщик" "лейтенант" "капитан" "майор"
        "подполковник" "полковник" "генерал-майор" "генерал-лейтенант"
    ];
    const MOST_WORDS: usize = 5;
    let own = right.iter().take_while(|word| word.form.is_adjective());
    let from = own.count();
    let near = |word: &Word<'_>| matches!(word.gap, Gap::Blank | Gap::Line);
    let ranked = right
        .get(from)
        .is_some_and(|word| RANKS.contains(&word.form.bare()) && !word.is_capital() && from < 2);
    let held = || {
        let places = from + 1..right.len().min(from + MOST_WORDS);
        let mut rest = places.map(|at| &right[at..]);
        let other = |rest: &[Word<'_>]| {
            let first = rest.first();
            first.is_none_or(|word| !near(word) || word.form.is_post())
        };
        rest.find(|rest| other(rest) || person(rest) > 0)
            .is_some_and(|rest| !other(rest))
    };
    let post = left.iter().any(|word| word.form.is_post());
    ranked && post && first_is(right, near) && !ends_with_person(left) && held()
}

/// «классные руководители 5, 6, 7 классов», «школы № 1 и 2», «учителя начальных классов, 5-х классов»: the numbers
/// belong to one name.
fn goes_on_with_numbers(left: &[Word<'_>], next: &Word<'_>) -> bool {
    let counted = |last: &Word<'_>| {
        is_class_number(last.text) || matches!(last.form.bare(), "классов" | "кл" | "классы")
    };
    last_is(left, counted)
        && is_class_number(next.text)
        && matches!(next.gap, Gap::Comma | Gap::And | Gap::Blank)
}

/// «Директора МБОУ СОШ № 5, № 7», «Ефимова О.А. (УО)»: neither a number nor what stands in brackets is a name.
fn is_fragment(next: &Word<'_>) -> bool {
    let number = matches!(next.text, "N" | "NN") || next.text.starts_with(['№', '(']);
    number && next.gap < Gap::Hard
}

/// «директор / завуч», «СОШ № 1 / СОШ № 2», but not «школы № 1 / 2», «х / р»: single letters are cut words.
fn slash(left: &[Word<'_>], right: &[Word<'_>]) -> bool {
    let digits = |word: &Word<'_>| word.text.is_digits();
    let whole = |word: &Word<'_>| digits(word) || word.text.chars().count() > 1 || word.text == "№";
    let numbers = last_is(left, digits) && first_is(right, digits);
    // «отдел ГО/ЧС»
    let short = |word: Option<&Word<'_>>| word.is_some_and(|word| word.text.chars().count() == 2);
    let defence = left.len() > 1 && short(left.last()) && short(right.first());
    // «комиссии ссузов/вузов»
    let of_both = left.len() > 1 && last_is(left, |last| last.form.is_genitive_plural());
    let next = right.first().filter(|next| of_both && !next.is_capital());
    let shared = next.is_some_and(|next| next.form.is_genitive_plural());
    !numbers && !defence && !shared && left.iter().chain(right).all(whole)
}

/// «8-39149-21-555», «тел. 2-15-36»: a telephone belongs to the name before it.
fn is_phone(word: &Word<'_>) -> bool {
    let digits = word.text.chars().filter(char::is_ascii_digit).count();
    let called = ["тел", "телефон", "моб", "сот", "факс"];
    called.contains(&word.form.bare()) || digits > 4 && !word.text.contains(is_letter)
}

/// Returns how many words at the start of `words` only say what part those after them have: «Ответственный:»,
/// «соисполнители –».
pub(super) fn label(words: &[Word<'_>]) -> usize {
    const STEMS: [&str; 3] = ["ответственн", "исполнител", "соисполнител"];
    const SHORT: [&str; 3] = ["отв", "исп", "соисп"];
    let part = |word: &&Word<'_>| {
        let bare = word.form.bare();
        bare.begins_any(&STEMS) || SHORT.contains(&bare)
    };
    let count = words.iter().take(2).take_while(part).count();
    let ends = |count: &usize| {
        let (label, rest) = words.split_at(*count);
        let (last, next) = (label.last(), rest.first());
        let near = next.filter(|next| matches!(next.gap, Gap::Blank | Gap::Dot | Gap::Line));
        let dash = near.is_some_and(|next| next.text.chars().all(is_dash));
        let named = || near.is_some_and(|next| next.is_capital() && !next.inside);
        last.is_some_and(|last| {
            let short = last.text.ends_with('.') && SHORT.contains(&last.form.bare());
            last.text.ends_with(':') || dash || short && (named() || is_charged(rest))
        })
    };
    let organisers = first_is(words, |word| {
        word.form.bare().starts_with("организатор") && word.text.ends_with(':')
    });
    (1..=count).find(ends).unwrap_or(usize::from(organisers))
}

/// «отв. администрации поселений», «отв. директор школы», but not «отв. секретарь КДН», «отв. работник»: a name of its
/// own stands behind the short form.
fn is_charged(words: &[Word<'_>]) -> bool {
    const RESPONSIBLE: &[&str] = word_list![
        "секретарь" "редактор" "дежурный" "дежурные" "работник" "работники"
    ];
    let first = words.first();
    first.is_some_and(|word| !word.inside && !RESPONSIBLE.contains(&word.form.bare()))
        && begins(words, Strict::No)
}

/// Returns whether a label names those who help: «соисполнители:».
pub(super) fn is_of_helpers(words: &[Word<'_>]) -> bool {
    first_is(words, |word| word.form.bare().starts_with("соисп"))
}

/// Returns whether `words` are persons, each with a post in the line below.
pub(super) fn has_posts_below(words: &[Word<'_>]) -> bool {
    let mut lines = words.chunk_by(|_, next| next.gap < Gap::Line || next.held);
    let joined = words.iter().skip(1).all(|word| word.gap <= Gap::Line);
    let is_post = |line: &[Word<'_>]| {
        let post = head(line).filter(|head| head.form.is_post());
        post.is_some_and(|post| !post.form.is_plural()) && !line.iter().any(|word| word.held)
    };
    let mut pairs = 0;
    while let Some(name) = lines.next() {
        if person(name) != name.len() || !lines.next().is_some_and(is_post) {
            return false;
        }
        pairs += 1;
    }
    pairs > 0 && joined
}

/// «Учителя - предметники», «учит.- предм», «Учителя –предм»: a word set off by a hyphen goes on with the name.
fn is_hyphenated(left: &[Word<'_>], next: &Word<'_>) -> bool {
    let before = last_is(left, |last| last.text.ends_with(is_dash));
    matches!(next.gap, Gap::Blank | Gap::Line | Gap::Dot)
        && !next.is_capital()
        && (before || next.text.starts_with(is_dash))
}

/// Whether a word that is a nominative plural or a genitive singular may begin a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strict {
    Yes,
    No,
}

/// Returns whether `words` begin a name: a person, or a post or organisation after adjectives and short forms.
fn begins(words: &[Word<'_>], strict: Strict) -> bool {
    let heads = |word: &Word<'_>| {
        word.form.is_post()
            || word.form.is_unit()
            || (strict == Strict::No && word.form.is_ambiguous_unit())
    };
    let quoted = first_is(words, |word| {
        word.text.starts_with(['«', '"', '“', '№', '('])
    });
    person(words) > 0
        || !quoted
            && words
                .iter()
                .enumerate()
                .take(4)
                .take_while(|(at, word)| {
                    let before = at.checked_sub(1).and_then(|at| words.get(at));
                    let waits = |before: &Word<'_>| is_short(before) || before.form.is_open();
                    match word.gap {
                        Gap::Blank | Gap::Dot => true,
                        Gap::Line => before.is_none_or(waits),
                        _ => *at == 0,
                    }
                })
                .find(|(_, word)| heads(word) || !(word.form.is_adjective() || is_short(word)))
                .is_some_and(|(at, word)| {
                    // «инстр. по физкультуре»
                    let by = |by: &Word<'_>| by.form.bare() == "по" && at > 0;
                    heads(word) || by(word) && words.get(at - 1).is_some_and(is_short)
                })
}

fn is_short(word: &Word<'_>) -> bool {
    word.cut || word.form.is_modifier()
}

/// Returns whether `words` begin as names do: with a person, a post, an organisation or an abbreviation.
pub(super) fn is_name(words: &[Word<'_>]) -> bool {
    begins(words, Strict::No) || first_is(words, |word| is_abbreviation(word.text))
}

/// Returns whether `words` begin with an organisation in the singular, or the kind of one: «МБОУ «СОШ № 9»».
pub(super) fn is_organisation(words: &[Word<'_>]) -> bool {
    let mut own = words.iter().take(4);
    let head = own.find(|word| !word.form.is_adjective());
    head.is_some_and(|word| {
        word.form.is_legal_form() || word.form.is_unit() && !word.form.is_plural_unit()
    })
}

/// Returns whether only a blank, or a line break that a narrow column may have made, separates `words` from `before`.
pub(super) fn is_doubtful(words: &[Word<'_>], before: &[Word<'_>]) -> bool {
    let abbreviated = |words: &[Word<'_>]| {
        let first = words.first();
        first.is_some_and(|word| is_abbreviation(word.text) && !word.form.is_post())
    };
    match words.first().map(|word| word.gap) {
        Some(Gap::Blank) => true,
        // «ООО «УК Дубовка»⏎директор Шмелёв А.А.»
        Some(Gap::Line) if is_organisation(before) && is_small_post_of_person(words) => true,
        // «Ефимова О.А., методист⏎Лукьянова И.О.»: the post may be the one below's
        Some(Gap::Line) if person(words) == words.len() => {
            (1..before.len()).contains(&person(before))
        }
        // «МБОУ ДПО⏎МЦ»
        Some(Gap::Line) if abbreviated(words) => {
            let legal = before
                .first()
                .filter(|word| word.form.is_legal_form() && before.len() < 3);
            !abbreviated(before)
                || legal.is_some() && before.iter().all(|word| is_abbreviation(word.text))
        }
        Some(Gap::Line) => !begins(words, Strict::No),
        _ => false,
    }
}

/// «директор Шмелёв А.А.»: a post that begins with a small letter, and who holds it.
fn is_small_post_of_person(words: &[Word<'_>]) -> bool {
    let post = first_is(words, |word| !word.is_capital())
        && head(words).is_some_and(|word| word.form.is_post() && !word.form.is_plural());
    post && ends_with_person(words)
}

/// Returns whether a name was read over a line break that may as well separate two.
pub(super) fn joins_lines(words: &[Word<'_>]) -> bool {
    (1..words.len()).any(|at| {
        let (left, right) = words.split_at(at);
        first_is(right, |next| {
            let of = is_abbreviation(next.text) && !next.form.is_post() && is_complete(left);
            next.gap == Gap::Line && (of || is_organisation_of(left, next))
        })
    })
}

/// Returns whether the name that `words` are begins after a comma as no name known does, or holds a comma before words
/// that no field of work is known by.
pub(super) fn is_comma_doubtful(words: &[Word<'_>], lexicon: &Lexicon) -> bool {
    let small = |word: &Word<'_>| !word.is_capital() && word.text.starts_with(is_letter);
    let fragment = first_is(words, |first| {
        let known =
            is_short(first) || begins(words, Strict::No) || first.form.bare() == "директора";
        first.gap == Gap::Comma && small(first) && !known
    });
    let joined = || {
        (1..words.len()).any(|at| {
            let (left, right) = words.split_at(at);
            first_is(right, |next| {
                let form = &next.form;
                let lone = !form.is_oblique_adjective() && !form.is_field() && !form.is_clause();
                let posted = || {
                    is_post_of_person(left, right)
                        && (lexicon.is_alone(left) || lexicon.is_alone(right))
                };
                next.gap == Gap::Comma && posted()
                    || next.gap == Gap::Comma
                        && !next.inside
                        && small(next)
                        && lone
                        && is_list_of_fields(left, right)
            })
        })
    };
    fragment || joined()
}

/// Returns whether `words` name others in a case of their own: «совместно с отделом культуры», «при участии школ».
pub(super) fn names_others(words: &[Word<'_>]) -> bool {
    const HELP: &[&str] = word_list![
        "участии" "участием" "содействии" "содействием" "поддержке" "привлечением"
    ];
    words.windows(2).skip(1).any(|pair| {
        let [first, second] = pair else { return false };
        let (first, second) = (first.form.bare(), second.form.bare());
        first == "совместно" || matches!(first, "с" | "при") && HELP.contains(&second)
    })
}

/// Returns whether `words` could be a whole name.
fn is_complete(words: &[Word<'_>]) -> bool {
    // «инстр. по физ.»: what it is short for is no post
    let by = |at: usize| words.get(at).is_some_and(|word| word.form.bare() == "по");
    let governed = words.len().checked_sub(2).is_some_and(by);
    ends_with_person(words)
        || is_class_teacher(words)
        || last_is(words, |last| {
            is_closed(last) || !last.form.is_open() && (governed || !last.cut)
        })
}

/// «кл. рук.»
fn is_class_teacher(words: &[Word<'_>]) -> bool {
    matches!(words, [.., first, last] if [first, last].map(|word| word.form.bare()) == ["кл", "рук"])
}

/// «Прибрежный»: what ends with its quotes is no adjective of what comes after it.
fn is_closed(word: &Word<'_>) -> bool {
    word.text.ends_with(['»', ')', '”', '"'])
}

/// Returns the first word of `words` that names a post or an organisation, unless a person comes first.
fn head<'w, 'c>(words: &'w [Word<'c>]) -> Option<&'w Word<'c>> {
    words
        .iter()
        .find(|word| word.form.is_post() || word.form.is_unit())
}

/// Returns the words that may be the post of the person `left` is: up to the next comma or semicolon, or to the line
/// that names the next person.
fn post_clause<'w, 'c>(left: &[Word<'_>], right: &'w [Word<'c>]) -> &'w [Word<'c>] {
    let own = clause(right);
    if person(left) != left.len() {
        return own;
    }
    let end = (1..own.len()).find(|&at| {
        let (_, rest) = own.split_at(at);
        let line = first_is(rest, |word| word.gap == Gap::Line);
        line && person(rest) > 0
    });
    &own[..end.unwrap_or(own.len())]
}

/// Returns the words up to the next comma or semicolon.
fn clause<'w, 'c>(words: &'w [Word<'c>]) -> &'w [Word<'c>] {
    let ends = |word: &Word<'_>| word.gap >= Gap::Comma;
    let end = words.iter().skip(1).position(ends);
    &words[..end.map_or(words.len(), |at| at + 1)]
}

fn comma(left: &[Word<'_>], right: &[Word<'_>], lexicon: &Lexicon) -> bool {
    let own = clause(right);
    // «лица, ответственные за …», «отделы администрации, ответственные за …»
    let people = word_list![
        "лица" "лицо" "подразделения" "сотрудники" "работники" "специалисты" "служащие" "педагоги"
    ];
    let whose = last_is(left, |last| people.contains(&last.form.bare()))
        || head(left).is_some_and(|head| head.form.is_plural_unit());
    let charged = whose
        && matches!(own, [first, by, ..] if first.form.bare().starts_with("ответственн")
            && matches!(by.form.bare(), "за" | "по"));
    let relative = own
        .iter()
        .take(4)
        .any(|word| word.form.bare().starts_with("котор"));
    let participle = first_is(own, |word| word.form.is_clause() && !word.is_capital());
    // «ведущий специалист»
    let participle = participle
        && own.get(1).is_some_and(|word| {
            first_is(own, |word| word.form.is_acting())
                || !word.form.is_unit() && !word.form.is_ambiguous_unit() && !word.form.is_post()
        });
    // «педагоги, закрепленные за классами»
    let passive = first_is(own, |word| word.form.is_passive())
        && own
            .get(1)
            .is_some_and(|word| matches!(word.gap, Gap::Blank | Gap::Line));
    let genitive = first_is(own, |word| {
        !word.is_capital() && word.form.is_genitive_adjective()
    });
    // «Отделы: экономики, финансов, ЖКХ», «Главы поселений: Липовка, Дубовка»
    let several = |word: &Word<'_>| word.form.is_plural_unit() || word.form.is_plural();
    let listed =
        head(left).is_some_and(several) && left.iter().any(|word| word.text.ends_with(':'));
    !relative
        && !charged
        && (!listed || begins(right, Strict::No))
        && !participle
        && !passive
        && (!genitive || ends_with_person(left))
        && !is_shared_noun(left, own)
        && (!is_post_of_person(left, post_clause(left, right))
            || lexicon.is_alone(left) && lexicon.is_alone(own))
        && !is_list_of_fields(left, right)
        && !is_list_of_charges(left, right)
}

/// «Ивановская, Петровская СОШ»: one noun for both.
fn is_shared_noun(left: &[Word<'_>], own: &[Word<'_>]) -> bool {
    let bare = |word: &Word<'_>| word.form.is_adjective() && !word.form.is_post();
    let capital = |word: &Word<'_>| word.is_capital() && bare(word);
    let (of_left, of_own) = (left.iter().all(capital), first_is(own, capital));
    of_left && of_own && own.get(1).is_some_and(|word| !bare(word))
}

/// «Пономарёва Е.А., заведующий МБДОУ №18»: one person.
fn is_post_of_person(left: &[Word<'_>], own: &[Word<'_>]) -> bool {
    let post = own.iter().find(|word| word.form.is_post());
    person(left) == left.len()
        && first_is(own, |word| !word.is_capital())
        && !ends_with_person(own)
        && post.is_some_and(|word| !word.form.is_plural())
}

/// «Департамент культуры, молодежной политики и туризма»: one department.
fn is_list_of_fields(left: &[Word<'_>], right: &[Word<'_>]) -> bool {
    let lower = first_is(right, |word| !word.is_capital());
    let unit = head(left).is_some_and(|word| word.form.is_unit());
    let quoted = last_is(left, |word| word.text.ends_with('»'));
    // «Управление по вопросам безопасности, ГО и ЧС администрации»
    let defence = |pair: &[Word<'_>]| matches!(pair, [first, second] if first.form.bare() == "го" && second.form.is_second_half());
    if unit && right.get(..2).is_some_and(defence) {
        return left.iter().any(|word| word.form.bare() == "по");
    }
    let pair = left.last().zip(right.first());
    if pair.is_some_and(|(last, next)| last.form.bare() == "го" && next.form.bare() == "чс") {
        return true;
    }
    // «отдел строительства, ЖКХ и дорожного хозяйства»
    let shortened = matches!(right, [first, next, ..] if is_abbreviation(first.text)
        && next.gap == Gap::And && next.form.is_genitive_adjective());
    if unit && left.len() > 1 && !quoted && shortened {
        return true;
    }
    // «Отдел строительства, ЖКХ», «отдел экономики, АПК и торговли»
    if is_department(left) && left.len() > 1 && !quoted && first_is(right, is_trade) {
        return true;
    }
    let lower = lower && !first_is(right, |word| word.form.is_nominative_adjective());
    unit && lower && left.len() > 1 && !quoted && opening(right) == 0 && !begins(right, Strict::No)
}

/// «Руководители предприятий, организаций, учреждений», «учителя физики, математики», «главы городского, сельских
/// поселений»: what a post is over, in the genitive.
fn is_list_of_charges(left: &[Word<'_>], right: &[Word<'_>]) -> bool {
    let posted = head(left).is_some_and(|word| word.form.is_post()) && left.len() > 1;
    // «Руководители ОУ, ДОУ и УДО»
    let groups =
        [left.last(), right.first()].map(|word| word.is_some_and(|word| word.form.is_group()));
    if posted && groups == [true, true] && head(left).is_some_and(|word| word.form.is_plural()) {
        return true;
    }
    let next = right.first().filter(|word| !word.is_capital());
    let taught = || {
        let teacher = head(left).is_some_and(|word| word.form.is_teacher());
        let subject = |word: &Word<'_>| word.form.is_subject();
        teacher
            && first_is(right, |word| {
                (!word.is_capital() || is_abbreviation(word.text)) && subject(word)
            })
    };
    let owned = next.is_some_and(|word| {
        let open = last_is(left, |last| last.form.is_oblique_adjective());
        word.form.is_genitive_plural() || open && word.form.is_oblique_adjective()
    });
    !ends_with_person(left)
        && (posted && (owned || taught()) || left.len() > 1 && is_subject_short(left, right))
}

/// «уч. рус. яз., матем.»
fn is_subject_short(left: &[Word<'_>], right: &[Word<'_>]) -> bool {
    let teacher = first_is(left, |word| word.form.bare() == "уч");
    teacher && first_is(right, |word| word.form.is_subject())
}

fn and(left: &[Word<'_>], right: &[Word<'_>], lexicon: &Lexicon) -> bool {
    let Some((last, next)) = left.last().zip(right.first()) else {
        return false;
    };
    if lexicon.knows_words(left) && lexicon.begins_known(right) {
        return true;
    }
    if is_department(left) && is_trade(last) && !next.is_capital() {
        return false;
    }
    if is_abbreviation(last.text) && is_abbreviation(next.text) {
        // «ОУУП и ПДН»: one division of the police
        let police = last.form.bare() == "оууп" && next.form.bare() == "пдн";
        let half = police || next.form.is_second_half();
        return !half && (left.len() == 1 || next.form.is_post());
    }
    if is_plain_plural(left) && is_whole_abbreviation(right) {
        return true;
    }
    let person_follows = person(right) > 0 && ends_with_person(left);
    let ends_post = head(left).is_none_or(|word| word.form.is_post())
        || head(right).is_some_and(|word| word.form.is_post());
    person_follows
        || (is_complete(left) && ends_post && begins(right, Strict::Yes))
        || (is_complete(left) && begins(right, Strict::Yes) && !is_list_of_fields(left, right))
}

/// «управляющие компании», «школы», «воспитатели»: a noun in the plural with its adjectives and nothing that «и» could
/// go on with.
fn is_plain_plural(left: &[Word<'_>]) -> bool {
    let Some((last, before)) = left.split_last() else {
        return false;
    };
    let post = last.form.is_post() && last.form.is_plural();
    let named = post || last.form.is_ambiguous_unit() || last.form.is_plural_unit();
    named && before.iter().all(|word| word.form.is_adjective())
}

/// «ТСЖ», «МКУ «ЦОКО»»: an abbreviation with no further word, or with its name in quotes.
fn is_whole_abbreviation(right: &[Word<'_>]) -> bool {
    let [first, rest @ ..] = right else {
        return false;
    };
    let ends =
        |next: &Word<'_>| next.gap > Gap::Blank || next.text.starts_with(['«', '"', '“', '№']);
    is_abbreviation(first.text) && !first.form.is_second_half() && rest.first().is_none_or(ends)
}

fn line(left: &[Word<'_>], right: &[Word<'_>], lexicon: &Lexicon) -> bool {
    let Some(next) = right.first() else {
        return false;
    };
    // «Ефимова О.А. – методист⏎Лукьянова И.О. – завуч»
    if person(left) > 0 && person(right) > 0 {
        return true;
    }
    if are_administrations(right) && is_complete(left) {
        return true;
    }
    // «Кл. рук.⏎Учителя»
    let shortened = left.len() > 1 && left.iter().all(is_short);
    if shortened && next.is_capital() && begins(right, Strict::Yes) {
        return true;
    }
    // «Комитет по ФК и С⏎КДН и ЗП»
    let halved = last_is(left, |last| {
        last.gap == Gap::And && last.is_capital() && last.text.chars().count() == 1
    });
    if halved && is_abbreviation(next.text) {
        return true;
    }
    let only_unit = head(left)
        .is_some_and(|word| left.last() == Some(word) && word.form.is_unit() && !is_closed(word));
    if !is_complete(left)
        || (only_unit && is_abbreviation(next.text) && !lexicon.begins_known(right))
    {
        return false;
    }
    let held = (person(right) > 0 || is_surname(clause(right))) && names_one_person(left);
    if held || is_described(left, next) || is_of_department(left, right) {
        return false;
    }
    if is_organisation_of(left, next) && !lexicon.separates(left, right) {
        return false;
    }
    // «ТОС «Прибрежный»⏎школы»
    let closed = last_is(left, |last| last.text.ends_with(['»', ')']));
    if blank(left, right, lexicon)
        || begins(right, Strict::Yes)
        || closed && begins(right, Strict::No)
    {
        return true;
    }
    let prose = next.text.starts_with(['«', '"', '№', '(', '“']);
    // «города⏎Брянска», «лесничества⏎Старошайговского района»
    let place = last_is(left, |last| last.form.is_place());
    let of_left = next.form.is_oblique() || place && !is_abbreviation(next.text);
    let goes_on = prose || of_left || only_unit && next.form.is_ambiguous_unit();
    next.is_capital() && !goes_on
}

/// «психолог⏎Лукьянова»: a surname alone.
fn is_surname(words: &[Word<'_>]) -> bool {
    const ENDINGS: [&str; 10] = [
        "ова", "ева", "ина", "ская", "цкая", "ов", "ев", "ский", "цкий", "енко",
    ];
    let [only] = words else { return false };
    let bare = only.form.bare();
    only.is_capital()
        && bare.ends_any(&ENDINGS)
        && bare.chars().count() > 4
        && !(only.form.is_post()
            || only.form.is_unit()
            || only.form.is_place()
            || only.form.is_adjective())
}

/// «инспектор⏎ГИБДД», «МБОУ⏎СОШ № 1»: an abbreviation that names whose post or what kind of organisation it is.
pub(super) fn is_organisation_of(left: &[Word<'_>], next: &Word<'_>) -> bool {
    let last = left.last().map(|last| &last.form);
    let legal = |left: &[Word<'_>]| matches!(left, [only] if only.form.is_legal_form());
    let owned = last.is_some_and(|form| form.is_post() && form.is_of_organisation());
    let defence = next.form.bare() == "го" && left.len() > 1;
    is_abbreviation(next.text)
        && !next.form.is_post()
        && (defence || owned || legal(left) && !next.form.is_legal_form())
}

/// «ЖКХ»: what a department is called by rather than an executor.
fn is_trade(word: &Word<'_>) -> bool {
    matches!(word.form.bare(), "жкх" | "апк" | "тэк")
}

/// «Отдел по опеке», «управление»: a part of an administration, called by its fields.
fn is_department(words: &[Word<'_>]) -> bool {
    let departments = word_list![
        "департамент" "комитет" "министерство" "отдел" "управление" "сектор"
    ];
    head(words).is_some_and(|head| departments.contains(&head.form.bare()))
}

/// «Департамент образования⏎Администрации г. Саров».
fn is_of_department(left: &[Word<'_>], right: &[Word<'_>]) -> bool {
    let administration = first_is(right, |word| word.form.bare() == "администрации");
    let place = |word: &Word<'_>| word.form.is_place() || word.form.is_oblique();
    left.len() > 1 && is_department(left) && administration && right.get(1).is_some_and(place)
}

fn blank(left: &[Word<'_>], right: &[Word<'_>], lexicon: &Lexicon) -> bool {
    let Some((first, next)) = left.first().zip(right.first()) else {
        return false;
    };
    let held = next.gap == Gap::Blank && person(right) > 0 && names_one_person(left);
    if takes_initials(left, next) || held {
        return false;
    }
    if lexicon.separates(left, right) || repeats(first, next) {
        return true;
    }
    if next.gap == Gap::Blank && is_post_of_person(left, post_clause(left, right)) {
        return false;
    }
    let closed = last_is(left, |last| last.text.ends_with(')')) && next.is_capital();
    if closed || (ends_with_person(left) && (next.is_capital() || begins(right, Strict::No))) {
        return person(left) != 0 || closed || !next.text.starts_with('(');
    }
    if person(right) > 0 {
        return !names_one_person(left) && is_complete(left);
    }
    is_complete(left)
        && begins_post(left, right)
        && !is_compound(left, next)
        && !is_described(left, next)
}

/// «Кафедра … Кафедра …»: the word that began the name begins another.
fn repeats(first: &Word<'_>, next: &Word<'_>) -> bool {
    first.is_capital()
        && next.text == first.text
        && first.text.chars().count() > 1
        && !first.text.ends_with('.')
}

/// «Куратор Калачева Е. А.»: a post and who holds it.
fn names_one_person(left: &[Word<'_>]) -> bool {
    // «Нач. АХО»
    let shortened = first_is(left, is_short) && left.len() < 4;
    // «Начальнику отдела ГОЧС Лобанову С.В.»
    let charged = first_is(left, |word| in_dative(word.form.bare(), Form::is_post));
    if charged && !ends_with_person(left) {
        return true;
    }
    head(left).map_or(shortened, |word| {
        word.form.is_post() && !word.form.is_plural()
    }) && !ends_with_person(left)
}

/// Returns whether a post begins at `right`, or an organisation after a post.
fn begins_post(left: &[Word<'_>], right: &[Word<'_>]) -> bool {
    // «советник главы», «его заместители»
    let post = left
        .last()
        .filter(|last| last.form.is_post() && !last.form.is_plural());
    let owned = first_is(right, |next| {
        next.form.bare() == "главы" && !next.is_capital()
    });
    let whose = last_is(left, |last| matches!(last.form.bare(), "его" | "ее" | "их"));
    if post.is_some() && owned || whose {
        return false;
    }
    let after_unit = head(left).is_none_or(|word| word.form.is_unit());
    begins(right, Strict::Yes) && head(right).is_some_and(|word| word.form.is_post() || !after_unit)
}

/// «уполномоченные органы», «ответственные организации», «участковые терапевты»: a post that is an adjective of what
/// comes after it.
fn is_described(left: &[Word<'_>], next: &Word<'_>) -> bool {
    let [only] = left else {
        return false;
    };
    let alike = only.form.is_plural() == next.form.is_plural();
    let leads = only.form.bare().begins_any(&["заведующ", "управляющ"]);
    only.form.is_adjective()
        && !only.form.bare().ends_with("вожатые")
        && !next.is_capital()
        && (next.form.is_unit()
            || next.form.is_ambiguous_unit()
            || next.form.is_post() && alike && !leads)
}

/// «Педагог организатор»: one post in two words.
fn is_compound(left: &[Word<'_>], next: &Word<'_>) -> bool {
    let [only] = left else {
        return false;
    };
    let first = only.form.bare();
    (first.starts_with("педагог") || first.starts_with("учител"))
        && !next.is_capital()
        && next.form.bare().begins_any(word_list![
            "организатор" "психолог" "логопед" "библиотекар" "дефектолог" "предметник"
        ])
}

/// Returns whether a word in the dative passes the `test` in the nominative: «отделу», «школам», «заместителю».
pub(super) fn in_dative(word: &str, test: fn(&Form) -> bool) -> bool {
    const ENDINGS: [(&str, &[&str]); 5] = [
        ("у", &["", "о"]),
        ("ю", &["е", "й", "ь"]),
        ("ам", &["ы", "и", "а"]),
        ("ям", &["я", "и"]),
        ("е", &["а"]),
    ];
    ENDINGS.iter().any(|(ending, others)| {
        let stem = word.strip_suffix(ending);
        let mut forms = stem
            .iter()
            .flat_map(|stem| others.iter().map(move |own| format!("{stem}{own}")));
        forms.any(|form| test(&Form::of(&form)))
    })
}

/// Returns how many words at the start of `words` only lead to a name: «в т.ч.», «в том числе», «а также».
pub(super) fn opening(words: &[Word<'_>]) -> usize {
    let openings = word_list!["в т.ч" "в том числе" "а также" "также"];
    let mut lengths = openings
        .iter()
        .map(|opening| (opening, opening.split(' ').count()));
    let found = lengths.find(|(opening, length)| {
        let own = words.iter().take(*length).map(|word| word.form.bare());
        *length < words.len() && own.eq(opening.split(' '))
    });
    found.map_or(0, |(_, length)| length)
}

/// «Зам. директора по УВР» and «ВР» → «Зам. директора по ВР».
pub(super) fn shared(before: &str, text: &str, lexicon: &Lexicon) -> Option<String> {
    let (lent, field) = before.split_at(before.rfind(" по ")? + " по".len());
    let mut words = field.split(' ').filter(|word| !word.is_empty());
    let leads = |word: &str| Form::of(word).is_unit() || is_abbreviation(word);
    if lent.split(' ').any(leads) {
        return None;
    }
    let post = words.all(|word| word == "и" || is_abbreviation(word));
    (post && is_abbreviation(text) && text.chars().count() <= 4 && !lexicon.stands_alone(text))
        .then(|| format!("{lent} {text}"))
}
