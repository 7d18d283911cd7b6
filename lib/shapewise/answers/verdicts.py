"""The verdict on each part of a prediction, in a sentence; one reason for parts that go wrong for the same one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from shapewise.answers.asking import KNOWN
from shapewise.answers.matching import Diagnosis, listing, name, show
from shapewise.answers.truths import Truth


def verdicts(
    found: Mapping[str, Diagnosis], truths: Mapping[str, Truth]
) -> tuple[tuple[str, ...], dict[str, Diagnosis]]:
    """A line for each part, and the diagnoses with those beliefs alone that the other parts do not contradict.

    Parameters
    ----------
    found : mapping of str to Diagnosis
        Name of a part -> what its answer says.
    truths : mapping of str to Truth
        Name of a part -> what is true of it.
    """
    settled = {part: _without_contradicted(one, found.values()) for part, one in found.items()}
    shared = _shared_cause(settled)
    lines = []
    for part, one in settled.items():
        if one:
            lines.append(f"✓ {part}: {show(one.answer)} is right{truths[part].reasoned}")
        elif shared and shared in one.beliefs:
            settled[part] = _only(one, [shared])
            lines.append(
                f"✗ {part}: you answered {show(one.answer)}. {_what_it_is(truths[part], settled[part].found[0].belief)}"
            )
        else:
            lines.append(f"✗ {part}: {_alone(one, truths[part])}")
    if shared:
        both = [part for part, one in settled.items() if one.beliefs == (shared,)]
        at = 1 + max(place for place, part in enumerate(settled) if part in both)
        lines.insert(at, _reason_for(both, settled))
    return tuple(lines), settled


def about_confidence(confidence, right) -> tuple[str, ...]:
    """What to say of how sure somebody was; nothing where it fits."""
    if confidence is ...:
        return ("Next time, say how sure you are too: confidence=1 is a guess, 4 is certain.",)
    if right and confidence <= 2:
        how = "called it a guess" if confidence == 1 else "were not sure"
        return (f"You {how}, and you were right. If you reasoned your way to it, trust that reasoning a little more.",)
    if not right and confidence >= 3:
        how = "certain" if confidence == 4 else "fairly sure"
        told = f"You were {how}, and something else came out: that happens to everybody, and nothing teaches more."
        return (f"{told} progress() remembers this one.",)
    return ()


def _without_contradicted(one: Diagnosis, others) -> Diagnosis:
    """Without the beliefs that would have answered another part otherwise, if some are left."""
    right = [other for other in others if other]
    left = [p for p in one.found if not any(p.belief.code in other.considered for other in right)]
    return one if not left or len(left) == len(one.found) else _only(one, [p.belief.code for p in left])


def _only(one: Diagnosis, codes) -> Diagnosis:
    kept = [prediction for prediction in one.found if prediction.belief.code in codes]
    return replace(name(one.kind, one.answer, kept, one.considered), kind=one.kind)


def _shared_cause(settled) -> str | None:
    """The belief behind most of the wrong parts, if it is behind two or more."""
    counts: dict[str, int] = {}
    for one in settled.values():
        for code in {} if one else one.beliefs:
            counts[code] = counts.get(code, 0) + 1
    most = max(counts.values(), default=0)
    best = [code for code, count in counts.items() if count == most]
    return best[0] if most >= 2 and len(best) == 1 else None


def _what_it_is(truth: Truth, belief):
    """What is true and why, without the reason that the belief gives: that follows, once for all parts."""
    return f"It is {truth.shown}." if belief.because in truth.because else f"It is {truth.shown}{truth.reasoned}"


def _alone(one: Diagnosis, truth: Truth):
    """The sentence on a wrong part that has its reason for itself."""
    right = f"It is {truth.shown}{truth.reasoned}"
    if not one.found and not one.near:
        return f"you answered {show(one.answer)}. {right}"
    if one.kind in KNOWN and not any(prediction in truth.wrong for prediction in one.found):
        said, bracket, codes = one.message.partition(" [")
        reason, then, step = said.partition(" Next: ")
        return f"{reason} {right}{then}{step}{bracket}{codes}"
    if len(one.found) != 1:
        return f"you answered {show(one.answer)}. {right}"
    belief = one.found[0].belief
    idea = f"your {show(one.answer)} comes from the idea that {belief.claim}."
    if (
        belief.because in truth.because
    ):  # what is true stands for the reasons of all beliefs there: this one's is enough
        said = f"{idea} It is {truth.shown}. {belief.because}"
    else:
        said = f"{idea} {belief.because} {right}"
    return f"{said} Next: {belief.next_step} [{belief.code}]"


def _reason_for(parts, settled):
    """One reason for several wrong parts."""
    prediction = settled[parts[0]].found[0]
    belief = prediction.belief
    listed = listing(parts)
    given = listing([show(settled[part].answer) for part in parts if part in KNOWN])
    layers = ", then ".join(str(layer) for layer in prediction.layers)
    would = f" ({layers} would give your {given}.)" if layers and given else ""
    return (
        f"→ One wrong idea is behind {listed}: that {belief.claim}. {belief.because}{would} "
        f"Next: {belief.next_step} [{belief.code}]"
    )
