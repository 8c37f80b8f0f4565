"""Passage to heads: each reporting verb with its speaker, printed or carried over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..segmentation import tag
from ..sentences import Span
from .adverbials import ONLY_ADVERBS, TOPIC, with_adverbials
from .cast import Cast
from .clauses import clause_start, masked, sentences_of
from .honours import is_honoured
from .nesting import ASKS, EXHORTS, OFFICER, Head, has_content, is_over, splits, stays_inside
from .passages import Passage
from .people import Person
from .quotations import quotation_end, quotations
from .reporter import CARRIED, ends_decree, goes_on, is_reporter
from .speakers import named_in, speaker_before
from .speech import content_start, is_noun, verbs
from .words import offices, reporting_verbs, titles

__all__ = ["Listener"]


class Listener:
    """Finds the heads of one passage after the other, and remembers of whom the text spoke last."""

    def __init__(
        self, people: Sequence[Person], passages: Sequence[Passage], *, roundup: bool, cites: bool
    ) -> None:
        self.cast = Cast(people, passages)
        self.names = self.cast.names
        self.cites = cites  # in a speech or report by somebody else
        self.briefly = roundup or cites  # every quotation is a sentence long
        self.subject = ""
        self.last = ""  # who spoke last in the passage
        self.groups: set[str] = set()  # bodies and groups that have spoken

    def heads(self, passage: Passage, open_: Head | None) -> Iterator[Head]:
        """Yield the heads of a passage; `open_` is a speech that may go on in it."""
        inside = open_ if CARRIED.match(passage.text) else None
        limit = -1  # the end of a quotation, inside which nothing is a new head
        quoted = quotations(passage.text)
        self.last = ""
        for sentence in sentences_of(passage.text):
            text = masked(passage.text)[sentence.start : sentence.end]
            if any(begin <= sentence.start and sentence.end <= end for begin, end in quoted):
                continue
            if inside and sentence.start >= inside.content and self.ends(inside, passage.text, sentence):
                inside = None
            over = inside is None or is_over(inside, passage.text, sentence.start)
            verb = verbs().search(text)
            if inside and 0 < quotation_end(passage.text, inside.content) <= sentence.start:
                inside = None
            if over and verb:
                self.subject = self.cast.person_in(sentence.text[: verb.start()]) or self.subject
            for match in verbs().finditer(_PARENTHESES.sub(lambda m: "□" * len(m[0]), text)):
                place = sentence.start + match.start()
                if place < limit or any(begin < place < end for begin, end in quoted):
                    continue
                head = self._head(sentence, text, match, inside)
                if head and has_content(head, passage.text):
                    yield head
                    inside = head
                    self.last = head.speaker
                    if not head.person and len(head.speaker) > 1:
                        self.groups.add(head.speaker)
                    self.subject = head.speaker if head.person else self.subject
                    limit = max(limit, quotation_end(passage.text, head.content))
            if over and (inside is None or inside.content < sentence.start):
                self.subject = self.cast.person_in(sentence.text) or self.subject

    def ends(self, head: Head, text: str, sentence: Span) -> bool:
        """Say whether what is said has ended when this sentence of a passage begins."""
        if head.verb in ASKS:  # …？据报道，…。中方有何评论？
            asked = named_in((*self.names, "答")).match(sentence.text)
            return asked is not None and sentence.text[asked.end() :].startswith(("：", ":"))
        narrated = not head.person and sentence.text.startswith(tuple(self.groups))
        if narrated or is_reporter(sentence.text, self.names):
            return True
        if not head.person and ends_decree(head.speaker, sentence.text):
            return True
        if head.verb in _ORDERS and _DONE.search(sentence.text):
            return True
        authority = _AUTHORITY.search(text[head.start : head.content - 1])
        cited = self.cites or head.speaker in self.cast.cited or bool(authority)
        return head.brief and not goes_on(text, head.content, sentence, self.names, cited=cited)

    def _head(self, sentence: Span, text: str, match: re.Match[str], inside: Head | None) -> Head | None:
        verb, place = match["verb"], match.start()
        content = None if is_noun(text, place, verb) else content_start(text, verb, match.end())
        if content is None or _CITED.search(text[:place]):
            return None
        ends = not text[content:].strip("。！？.!? ")
        marked = (ends or text[content - 1] in '，,：:“「『"') and verb not in _WEAK
        speaker = speaker_before(text, place, self.names, marked=marked)
        if speaker is None:
            name, start = self._implied(sentence, text, place, verb, inside)
            inferred = True
        else:
            printed = sentence.text[speaker.end - len(speaker.name) : speaker.end]
            name = self._resolve(printed, inside)
            start, inferred = speaker.start, name != printed
        if verb in _RELEASES and (speaker is None or _DOCUMENT.search(name)):  # 白皮书今天发布，…
            return None
        if not name or (
            speaker and stays_inside(name, inside, text, speaker.end, match.end(), known=name in self.names)
        ):
            return None
        begin = sentence.start + with_adverbials(text, start)
        brief = self._is_brief(name, verb, text[:place]) or (inferred and name in self.cast.cited)
        content += sentence.start
        return Head(name, verb, begin, content, name in self.names, brief, inferred)

    def _is_brief(self, name: str, verb: str, before: str) -> bool:
        """Say whether the words quoted end with their sentence: those of a person without office, or cited."""
        nobody = name not in self.names and name.endswith(tuple(titles() - offices()))  # 工程师
        brief = reporting_verbs()[verb].brief or self.briefly or nobody or self.cast.is_ordinary(name)
        return brief or bool(_AUTHORITY.search(before))

    def _resolve(self, speaker: str, inside: Head | None) -> str:
        """Give a pronoun or a title the name it stands for."""
        last = inside.speaker if inside else self.last
        if re.match("[他她](?!们)", speaker):
            return last if OFFICER.search(last) else self.subject or last
        if speaker in _IN_A_TEXT:
            return self.subject or speaker
        if re.match("该|这[位名]|上述", speaker):
            return last or speaker
        return self.cast.known_as(speaker)

    def _implied(
        self, sentence: Span, text: str, verb: int, word: str, inside: Head | None
    ) -> tuple[str, int]:
        """Find the speaker of a verb that has none in its clause, and where the clause of the subject begins."""
        clause = clause_start(text, verb)
        if text[:verb].endswith("——") and text[verb + len(word) :].startswith(tuple('“「"')):
            return self.subject, verb  # 处理好改革和法治的关系——强调“……”
        if not (ONLY_ADVERBS if inside else TOPIC).fullmatch(text[clause:verb]):
            return "", verb
        if inside and inside.content > sentence.start:  # in the same sentence: …，同时希望…
            said = text[inside.content - sentence.start : verb]
            cites = any(is_honoured(said, name.end()) for name in named_in(self.names).finditer(said))
            reported = inside.verb == "报道" and tag(said)[0][1][0] in "nr"  # 美国传信，要求其撤出
            own = not (cites or reported) and splits(said, text[clause:verb], word)
            return (inside.speaker if own else ""), clause
        if inside is None or not inside.person or word in EXHORTS:
            subject, place = self._subject_before(sentence, text, clause, inside)
            if subject:
                return subject, place
        opens = not text[:verb].strip('“「"并同时还 ') or _ONSET.fullmatch(text, 0, verb)
        last = inside.speaker if inside else self.last
        return (last if opens and reporting_verbs()[word].alone else ""), clause

    def _subject_before(self, sentence: Span, text: str, clause: int, inside: Head | None) -> tuple[str, int]:
        """Find the subject in the clauses before, from the last to the first: 中央宣传部发出通知，|要求."""
        place = clause
        while place > 0 and text[place - 1] in "，,；;":
            end, place = place - 1, clause_start(text, place - 1)
            subject = self._subject_of(text[place:end], inside)
            if subject:
                begin = text.find(subject, place)
                printed = sentence.text[begin : begin + len(subject)]
                return printed if "□" in subject else subject, place
        return "", clause

    def _subject_of(self, clause: str, inside: Head | None) -> str:
        if re.match("[他她](?!们|人|国)", clause):
            return self._resolve(clause[0], inside)
        return self.cast.subject_of(clause)


_PARENTHESES = re.compile("[(（][^()（）]*[)）]")
_AUTHORITY = re.compile(
    "(?:总书记|[\u3400-\u9fff]全会|《建议》|《纲要》|《决定》|规划建议|规划纲要|二十大|公报)[^，。]{0,6}$"
)
_RELEASES = frozenset("发布 公布".split())
_DOCUMENT = re.compile(
    "(?:》|书|报告|数据|结果|名单|消息|办法|条例|意见|通知|规划|方案|公报|标准|政策|措施)$"
)
_WEAK = frozenset(
    "提出 介绍 报道 建议 批示 指示 总结 分析 反映 分享 明确 评论 要求 倡议 部署 通报 回应 讲".split()
)
_IN_A_TEXT = frozenset("文中 书中 信中".split())  # by whom the text has just been speaking of
_ORDERS = frozenset("要求 指示".split())
_DONE = re.compile("^[^，。要]{2,16}(?:已(?:经)?[启成派组展完紧赶采]|正在)|^目前，")  # 各地已启动…
_ONSET = re.compile("[^，。；]{2,8}(?:上|中|下|来|时期|之际)，")  # 新征程上，|希望…
_CITED = re.compile("(?:正如|就像|如同|正像)[^，。]{0,20}$")
