"""Exercises of lesson 01, reading the text: glosses, script, offsets, encodings, the order of names."""

from __future__ import annotations

from .checkers import choice, number, text, words
from .core import Exercise
from .pages import GLOSSED, WHERE_TO_SLICE, names_in_characters, slice_of_page

__all__ = ["EXERCISES"]


_ATTENDS = "{} only attends (出席); no task is named."

EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="1.1",
        question="How many parentheses on the raw page are no glosses and must stay?",
        check=number(
            3,
            message=(
                "The reporters' names, the (州) of 市(州) and the (青海) of a company: three, and each says"
                " something that the report needs."
            ),
            mistakes={
                262: "262 is the number of all parentheses; take away those that are glosses.",
                259: "259 is the number of glosses; the question is what other parentheses there are.",
                -3: "The sign is wrong: take the glosses from all parentheses, not the other way round.",
                0: "You found none. Count the parenthesis of the page, (, which is the narrow one of a Western"
                " keyboard and not the wide （ of Chinese print.",
            },
            otherwise="Count the opening parentheses of speech.raw and take away the number of glosses.",
        ),
        hints=(
            "Every parenthesis opens once. You know how to count a sign: it is a string like 质量.",
            'speech.raw.count("(") gives all of them; tifa.count_glosses(speech.raw) gives the glosses.',
        ),
        solution='answer = speech.raw.count("(") - tifa.count_glosses(speech.raw)',
        why="262 parentheses open on the raw page and 259 of them are glosses.",
        wrong=(
            ('answer = speech.raw.count("(")', "all parentheses"),
            ("answer = tifa.count_glosses(speech.raw)", "number of glosses"),
            ('answer = speech.raw.count("（")', "wide"),
            ('answer = tifa.count_glosses(speech.raw) - speech.raw.count("(")', "sign is wrong"),
            ('answer = "3"', "without quotation marks"),
        ),
    ),
    Exercise(
        id="1.2",
        question="Which observation, A, B, C or D, shows that the page was converted from simplified characters?",
        check=choice(
            "B",
            options={
                "A": "The glosses show that a program treated the page, but a program can gloss a text that was"
                " written in traditional characters just as well.",
                "B": "Someone who writes traditional characters tells 並 from 并 and 於 from 于. A converter that"
                " maps one character at a time cannot: it leaves what exists in both scripts as it is.",
                "C": "陳鋼 is good traditional writing, whoever wrote it. That it has no gloss says only that 陳"
                " and 鋼 are not among the 66 characters.",
                "D": "A text in traditional characters writes 著力 anyway, converted or not, so it does not tell the two"
                " apart.",
            },
        ),
        hints=(
            "Ask of each observation: would a page written in traditional characters from the start show it too?",
            "In a book from Taipei, would you expect 關於 or 關于?",
        ),
        solution='answer = "B"',
        why=(
            "Only 并 and 于 would be unusual in a text first written in traditional characters; the other three"
            " fit both histories."
        ),
        wrong=(
            ('answer = "A"', "can gloss"),
            ('answer = "C"', "66 characters"),
            ('answer = "D"', "converted or not"),
            ("answer = 2", "One letter in quotation marks"),
        ),
    ),
    Exercise(
        id="1.3",
        question="What stands on the raw page for 标准引领, glosses included?",
        check=slice_of_page(
            text(
                GLOSSED,
                message="Of the four characters only 引 stands on the page as it stands in the clean text.",
                mistakes={
                    "標(biāo)準(zhǔn)引領": "The last gloss is missing: end the slice where the next character of"
                    " the clean text begins, at offsets[start + 4].",
                    "标准引领": "This is the clean text. Take the slice from speech.raw.",
                    "標準引領": "These are the right traditional characters, but the page has glosses between them;"
                    " take the slice from speech.raw.",
                    "主持會(": "You used the place in the clean text as a place on the raw page. Translate it first:"
                    " speech.offsets[start].",
                    "標(bi": "The beginning is right. The end is not 4 further on the raw page, where glosses take"
                    " room too: look up the offset of the end as well.",
                },
                otherwise=WHERE_TO_SLICE,
            )
        ),
        hints=(
            "Do what was done for 质量追赶 just above: find, look up two offsets, slice.",
            'start = speech.text.find("标准引领") is the first line.',
            "The slice is speech.raw[speech.offsets[start]:speech.offsets[start + 4]].",
        ),
        solution=(
            'start = speech.text.find("标准引领")\n'
            "answer = speech.raw[speech.offsets[start]:speech.offsets[start + 4]]"
        ),
        why=(
            "speech.offsets says where each character of the clean text stood on the raw page; the next"
            " character's offset ends the slice, so that the last gloss is in it."
        ),
        wrong=(
            (
                'start = speech.text.find("标准引领")\nanswer = speech.text[start:start + 4]',
                "clean text",
            ),
            (
                'start = speech.text.find("标准引领")\nanswer = speech.raw[start:start + 4]',
                "Translate it first",
            ),
            (
                'start = speech.text.find("标准引领")\n'
                "answer = speech.raw[speech.offsets[start]:speech.offsets[start] + 4]",
                "glosses take",
            ),
            (
                'start = speech.text.find("标准引领")\n'
                "answer = speech.raw[speech.offsets[start]:speech.offsets[start + 3] + 1]",
                "last gloss is missing",
            ),
            ('answer = "標(biāo)準(zhǔn)引領(lǐng"', "too early"),
            (
                'start = speech.text.find("标准引领")\n'
                "answer = speech.raw[speech.offsets[start]:speech.offsets[start + 5]]",
                "too late",
            ),
            ("answer = speech.text.find('标准引领')", "Text in quotation marks"),
        ),
    ),
    Exercise(
        id="1.4",
        question="Which word was 鎻愭硶 before it was read in the wrong encoding?",
        check=text(
            "提法",
            message=(
                "The six bytes were never damaged, only misread: 提法, the set formulation that this course is"
                " named after."
            ),
            mistakes={
                "鎻愭硶": "This is still the mojibake: turn it back into bytes in one encoding and read the bytes"
                " in the other.",
                "质量": "质量 was the example. Put 鎻愭硶 in place of its mojibake.",
                "閹绘劖纭�": "You took the wrong way round and misread the word a second time. To undo it, encode"
                " in GBK and decode in UTF-8.",
                "tífǎ": "The reading is right; give the characters.",
            },
            otherwise="Undo the mistake: first .encode in GBK, then .decode in UTF-8.",
        ),
        hints=(
            "The mistake was: bytes written in UTF-8, read as GBK. Undo the second step first.",
            'What was read as GBK goes back into bytes with .encode("gbk").',
            'Then read those bytes as they were meant: .decode("utf-8").',
        ),
        solution=('answer = "鎻愭硶".encode("gbk").decode("utf-8")'),
        why="Encoding in GBK gives back the six bytes, and UTF-8 reads them as two characters.",
        wrong=(
            ('answer = "鎻愭硶"', "still the mojibake"),
            ('answer = "鎻愭硶".encode("utf-8").decode("gbk", errors="replace")', "wrong way round"),
            ('answer = "璐ㄩ噺".encode("gbk").decode("utf-8")', "was the example"),
            ('answer = "鎻愭硶".encode("gbk")', "Text in quotation marks"),
        ),
    ),
    Exercise(
        id="1.5",
        question="Which four people have a task at the meeting, in the order of print, according to the lead?",
        check=names_in_characters(
            words(
                ["王建军", "陈钢", "王予波", "匡涌"],
                ordered=True,
                noun="names",
                example="['于丛乐', '马伟']",
                message="Two speak (讲话), one chairs (主持), one sets out the work (安排部署).",
                mistakes={
                    "于丛乐": _ATTENDS.format("于丛乐"),
                    "马伟": _ATTENDS.format("马伟"),
                    "马海瑛": _ATTENDS.format("马海瑛"),
                    "秦荣": "秦荣 is one of the two reporters.",
                    "罗刚": "罗刚 is one of the two reporters.",
                    "习近平": "习近平 is not in the lead; the body cites him as an authority.",
                    "王建軍": "王建軍 is the form of the raw page; take the names from the clean text.",
                    "陳鋼": "陳鋼 is the form of the raw page; take the names from the clean text.",
                },
            )
        ),
        hints=(
            "Read the second and third sentence of the lead and look for the verbs 讲话, 主持 and 安排部署.",
            'A list is written ["王建军", "陈钢"], with the names in quotation marks and commas between them.',
        ),
        solution=('answer = ["王建军", "陈钢", "王予波", "匡涌"]'),
        why="王建军 and 陈钢 speak, 王予波 chairs the meeting, 匡湧 sets out the work of the campaign.",
        wrong=(
            (
                'answer = ["王建军", "陈钢", "王予波", "匡涌", "于丛乐", "马伟", "马海瑛"]',
                "only attends",
            ),
            ('answer = ["陈钢", "王建军", "王予波", "匡湧"]', "another order"),
            ('answer = ["王建军", "陈钢"]', "2 still missing"),
            ('answer = ["Wang Jianjun", "Chen Gang", "Wang Yubo", "Kuang Yong"]', "in characters"),
            ('answer = ["王建军" "陈钢" "王予波" "匡涌"]', "comma"),
            ("answer = list(speech.byline)", "two reporters"),
            ('answer = "王建军、陈钢、王予波、匡涌"', "A list of names is expected"),
        ),
    ),
    Exercise(
        id="1.6",
        question="Why does 于丛乐, a member of the 省委常委, stand after 匡湧, who is not printed as one: A, B, C or D?",
        check=choice(
            "C",
            options={
                "A": "Government does not come before Party here: 王建军 is printed as 省委书记 first and 省长"
                " second, and 王予波 as 省委常委 before 副省长.",
                "B": "By strokes 于 (three) would stand before the other six; 马 has three too, but begins otherwise.",
                "C": "The lead goes by task first (speaking, chairing, arranging, attending) and by rank within each"
                " group. A position in the list is a claim about both, so read the verbs with the names.",
                "D": "The copying website changed characters one at a time; nothing on the page suggests that it moved"
                " sentences, and editors take great care over the order of leaders.",
            },
        ),
        hints=(
            "Test each explanation on another pair of names in the lead.",
            "Look at the verb at the end of each sentence: who acts, and who only attends?",
        ),
        solution='answer = "C"',
        why=(
            "匡湧 has a task at this meeting and 于丛乐 attends; in his own sentence 于丛乐 stands first, as his"
            " rank demands."
        ),
        wrong=(
            ('answer = "A"', "省委书记 first"),
            ('answer = "B"', "By strokes"),
            ('answer = "D"', "moved"),
            ('answer = "rank"', "One letter in quotation marks"),
        ),
    ),
)
