"""The one table of what can be done by a line, each act the counterpart of one of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.plain import (
    changing,
    cutting,
    judging,
    jumping,
    marking,
    moving,
    program,
    reading,
    rule_making,
    searching,
    showing,
    spreading,
    term_making,
    word_acts,
)
from reviewtool.cli.plain.act import LineAct

if TYPE_CHECKING:
    from reviewtool.cli.plain.reviewing import Reviewing


def _explain(review: Reviewing, argument: str) -> None:
    program.explain(review.lookup.acts, argument)


def _find_act(review: Reviewing, argument: str) -> None:
    program.find_act(review, review.lookup.acts, argument)


_JUDGE, _CHANGE, _MOVE, _SHOW, _PROGRAM = "Judge", "Change", "Move", "Show", "Program"

_SWITCHES = (
    "Before the text may stand -w for whole words, -c for capitals as they are, -r for a regular "
    "expression, -s for the source alone, -t for the translation alone, as in /-w -t log. What "
    "comes after -- is the text, whatever it begins with."
)

ACTS: tuple[LineAct, ...] = (
    LineAct(
        ("",),
        "review.accept",
        judging.accept,
        "accept the segment as it stands and go on to the next one to do",
        _JUDGE,
        "Flags that are still open are passed: that says nothing of the checks.",
    ),
    LineAct(
        tuple("123456789"),
        "review.take",
        judging.take,
        "take this suggestion of the current flag",
        _JUDGE,
        "2 to 9 take the others that are said with the flag. n and tab make another one current.",
    ),
    LineAct(
        ("x",),
        "review.dismiss",
        judging.dismiss,
        "dismiss the current flag; x 2 dismisses the second",
        _JUDGE,
        "Asks why by letter, and how far: only here, in this document, or in the project.",
    ),
    LineAct(("Q",), "review.query", judging.query, "mark as a question, or no longer", _JUDGE),
    LineAct(("S",), "review.skip", judging.skip, "skip the segment, or no longer", _JUDGE),
    LineAct(
        ("m",),
        "review.mark",
        marking.mark_target,
        "mark an error in the translation; m log into marks these words",
        _JUDGE,
        "Without words, each word is said with its number: answer with the words or with the "
        "numbers of the first and the last. Then a letter says which error it is, and one how "
        "severe. Nothing is marked before the last answer. Where an error stands on these very "
        "words, - takes it away.",
    ),
    LineAct(
        ("M",),
        "review.mark-source",
        marking.mark_source,
        "mark an error in the source, for what was left out",
        _JUDGE,
        "As m does, in the words of the source.",
    ),
    LineAct(
        ("c",),
        "review.comment",
        judging.comment,
        "write a comment, as in c ask the author",
        _JUDGE,
        "c alone says the comment that there is; - takes it away.",
    ),
    LineAct(
        ("Y",),
        "review.sample",
        jumping.sample,
        "read a sample of what has no flags, to learn how many errors are left",
        _JUDGE,
    ),
    LineAct(
        ("e",),
        "review.edit",
        changing.edit,
        "edit the translation; e /old/new/ replaces words in it",
        _CHANGE,
        "e alone asks for the new text, line by line where it has several. Any sign does for the "
        "slash. What the checks newly find is said before the text is kept.",
    ),
    LineAct(
        ("r",),
        "review.replace",
        changing.replace_words,
        "replace words, by themselves or by number; r log into those",
        _CHANGE,
        "r alone says the words by number. Then what is to stand in their place is asked.",
    ),
    LineAct(
        ("word",),
        "edit.word",
        word_acts.put_in_word,
        "put words of the source into the translation, as in word Aldra",
        _CHANGE,
        "word alone says the words of the source by number. Then it is asked where they go.",
    ),
    LineAct(
        ("character",),
        "edit.character",
        word_acts.put_in_character,
        "put a special character in by its name or code, as in character en dash",
        _CHANGE,
        "Asks which one it is where several have the name, and behind which word it goes. A blank "
        "takes the place of the space there.",
    ),
    LineAct(
        ("case",),
        "edit.case",
        word_acts.change_case,
        "change the case of words: lower, Title, CAPITALS, as in case The Hague",
        _CHANGE,
        "Once more gives the next of them.",
    ),
    LineAct(
        ("swap",),
        "edit.swap",
        word_acts.swap_words,
        "exchange a word with the one before it, as in swap city",
        _CHANGE,
    ),
    LineAct(
        ("tag",),
        "edit.tag",
        word_acts.put_in_tag,
        "put the next tag or placeholder in that is missing",
        _CHANGE,
        "Says all that are missing, and asks behind which word the first of them goes.",
    ),
    LineAct(
        ("E",),
        "review.editor",
        changing.edit_outside,
        "edit the translation in the program that VISUAL or EDITOR names",
        _CHANGE,
    ),
    LineAct(
        ("D",),
        "review.delete",
        changing.delete,
        "delete the segment from the file, after a preview",
        _CHANGE,
    ),
    LineAct(
        ("a",),
        "review.alike",
        spreading.alike,
        "correct all that is like this correction, one by one",
        _CHANGE,
        "Says each place before and after: y takes it, n leaves it, A takes all the rest, q stops. "
        "On a segment that is not corrected it takes the correction of one with the same texts.",
    ),
    LineAct(
        ("R",),
        "review.rule",
        rule_making.rule,
        "make a rule of the correction, and try it on the whole project",
        _CHANGE,
        "Nothing is saved before you say s, and only a rule that is proved can be.",
    ),
    LineAct(
        ("L",),
        "review.term",
        term_making.term,
        "put words of the segment into the glossary, in both languages; L liggen those words",
        _CHANGE,
        "Asks for what is not said: the words of the source, those of the translation, what is not "
        "to be used, and a note. The term is in the file then, and u does not take it out.",
    ),
    LineAct(
        ("]",),
        "review.join",
        cutting.join,
        "join the segment with the next one; the file stays as it is",
        _CHANGE,
    ),
    LineAct(
        ("|",),
        "review.split",
        cutting.split,
        "split the segment in two; the file stays as it is",
        _CHANGE,
        "Asks for the word that the second part begins with, by itself or by number: first in the "
        "translation, then in the source.",
    ),
    LineAct(
        ("P",),
        "review.pair",
        cutting.pair,
        "choose which source the translation belongs to, after a preview; P 5 that of segment 5",
        _CHANGE,
    ),
    LineAct(
        ("u",),
        "review.undo",
        changing.undo,
        "undo the last act, also of an earlier session",
        _CHANGE,
    ),
    LineAct(("ctrl+r",), "review.redo", changing.redo, "do the last undone act again", _CHANGE),
    LineAct(
        ("n",),
        "move.next-flag",
        moving.next_flag,
        "go to the next open flag, here or in a later segment",
        _MOVE,
    ),
    LineAct(
        ("N",),
        "move.previous-flag",
        moving.previous_flag,
        "go to the open flag before, here or in an earlier segment",
        _MOVE,
    ),
    LineAct(
        ("tab", "\t"),
        "move.flag-here",
        moving.flag_here,
        "go to the next flag of this segment, decided or not; tab 2 to the second",
        _MOVE,
        "The word tab or the key does.",
    ),
    LineAct(
        ("j", "down"), "move.down", moving.down, "go to the next segment; j 5 goes five on", _MOVE
    ),
    LineAct(("k", "up"), "move.up", moving.up, "go to the segment before; k 5 goes five", _MOVE),
    LineAct(
        ("g", "home"),
        "move.home",
        moving.home,
        "go to the first segment; g 12 goes to segment 12",
        _MOVE,
    ),
    LineAct(("G", "end"), "move.end", moving.end, "go to the last segment", _MOVE),
    LineAct(
        ("O",),
        "move.order",
        jumping.order,
        "let the next one be what may do most harm, or what comes next in the document",
        _MOVE,
        "It is what Enter, n and N go by; j and k keep to the document.",
    ),
    LineAct(
        ("t",),
        "move.next-undecided",
        jumping.next_undecided,
        "go to the next undecided segment",
        _MOVE,
    ),
    LineAct(
        ("tb", "ctrl+t"),
        "move.previous-undecided",
        jumping.previous_undecided,
        "go back to the undecided segment before",
        _MOVE,
    ),
    LineAct(
        ("p",),
        "move.doubtful",
        jumping.doubtful,
        "go to the next doubtful pairing that is not decided",
        _MOVE,
    ),
    LineAct(
        (".",),
        "move.same-check",
        jumping.same_check,
        "go to the next open flag of the same check",
        _MOVE,
    ),
    LineAct(
        (",",),
        "move.same-check-before",
        jumping.same_check_before,
        "go to the open flag of the same check before",
        _MOVE,
    ),
    LineAct(
        ("/",),
        "move.find",
        searching.search,
        "find a text in source or translation, as in /word; / alone finds it again",
        _MOVE,
        _SWITCHES,
    ),
    LineAct(
        ("F",),
        "move.concordance",
        searching.concordance,
        "find a text in all documents, as in F word, and go to a place or replace it",
        _MOVE,
        f"F alone offers the words of the current flag. {_SWITCHES}",
    ),
    LineAct(
        ("f",),
        "show.filter",
        showing.choose_filter,
        "choose what is listed; f alone says the choices",
        _SHOW,
        "f f lists the segments with open flags, f a lists all. j, k, Enter, n and N keep to what "
        "is listed. f check and the id of a check lists what that flags.",
    ),
    LineAct(
        ("d",),
        "show.difference",
        showing.difference,
        "say what a correction changes, or only the text before and after",
        _SHOW,
    ),
    LineAct(
        ("w",),
        "show.wordings",
        reading.wordings,
        "say how other systems word the segment, and take one whole; w 1 takes the first",
        _SHOW,
    ),
    LineAct(
        ("l",),
        "show.ledger",
        reading.ledger,
        "say terms, names and repeated phrases, how each is written, and go to one",
        _SHOW,
    ),
    LineAct(
        ("h",),
        "show.history",
        reading.history,
        "say what all reviewers did to the segment",
        _SHOW,
    ),
    LineAct(
        ("v",),
        "show.hidden",
        showing.hidden,
        "say the hints that wait beyond the budget, or hide them",
        _SHOW,
    ),
    LineAct(
        ("o",),
        "program.documents",
        program.documents,
        "say how far each document is, and open another; o 2 opens the second",
        _PROGRAM,
    ),
    LineAct(
        (":",),
        "program.palette",
        _find_act,
        "find an act by a word, as in :flag, or go to a segment by number, as in :12",
        _PROGRAM,
    ),
    LineAct(("?",), "program.help", _explain, "this list; ? m explains one act", _PROGRAM),
    LineAct(("q",), "program.quit", program.leave, "save and leave", _PROGRAM),
)
"""Every act, in the order in which they are listed."""

AGAIN = "again"
"""The word that has the segment said once more: what a screen shows all the time."""
