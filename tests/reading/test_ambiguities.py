"""The codebook's "potential ambiguities", a sentence for each rule that decides them."""

from __future__ import annotations

import pytest
from tests.reading.reading import events, read

RULES = [
    # A future meeting, visit or invitation is AGREE, and keeps its mark.
    ("Blinken will meet Lavrov in Geneva.", ["AGREE Antony Blinken, Sergei Lavrov (future) @Geneva"]),
    ("Macron will visit Ukraine.", ["AGREE Emmanuel Macron -> Ukraine (future)"]),
    ("Scholz invited Zelensky to Berlin.", ["AGREE Olaf Scholz, Volodymyr Zelensky (future)"]),
    # Future support, cooperation and aid are AGREE.
    ("Germany will support Ukraine.", ["AGREE Germany -> Ukraine (future)"]),
    ("Germany and France will cooperate with Poland.", ["AGREE France, Germany, Poland (future)"]),
    ("Germany will send aid to Ukraine.", ["AGREE Germany -> Ukraine (future)"]),
    # A future concession stays one; an announced withdrawal is CONCEDE, one done is RETREAT/withdraw.
    ("France will lift sanctions against Iran.", ["CONCEDE France -> Iran (future)"]),
    ("Russia announced the withdrawal of its troops from Syria.", ["CONCEDE Russia -> Syria"]),
    ("Russia will withdraw its troops from Syria.", ["CONCEDE Russia -> Syria (future)"]),
    ("Russia withdrew its troops from Syria.", ["RETREAT/withdraw Russia -> Syria"]),
    # Refusing or cancelling a meeting is REJECT/meet; asking for one is REQUEST/meet.
    ("Zelensky refused to meet Putin.", ["REJECT/meet Volodymyr Zelensky -> Vladimir Putin"]),
    ("Putin cancelled his meeting with Macron.", ["REJECT/meet Vladimir Putin -> Emmanuel Macron"]),
    ("Zelensky asked for a meeting with Putin.", ["REQUEST/meet Volodymyr Zelensky -> Vladimir Putin"]),
    # A call upon others to end their conflict is REQUEST/yield; withdrawing a demand is CONCEDE.
    ("Macron called on Russia to withdraw its troops.", ["REQUEST/yield Emmanuel Macron -> Russia"]),
    ("Poland dropped its demand for an inquiry.", ["CONCEDE Poland"]),
    # The visitor is the actor and the host the recipient; in any other meeting all are actors.
    ("Macron visited Poland.", ["CONSULT/visit Emmanuel Macron -> Poland"]),
    ("Erdogan received Macron in Ankara.", ["CONSULT/visit Emmanuel Macron -> Recep Tayyip Erdoğan @Ankara"]),
    ("Macron met Scholz.", ["CONSULT Emmanuel Macron, Olaf Scholz"]),
    # Summoning an ambassador and a written protest are ACCUSE, no meeting and no PROTEST.
    ("France summoned the Russian ambassador.", ["ACCUSE/disapprove France -> Russia"]),
    ("Poland handed Russia a note of protest.", ["ACCUSE/disapprove Poland -> Russia"]),
    # Signing, ratifying, recognising, praising and endorsing are SUPPORT; promising to sign is AGREE.
    ("Germany and Poland signed an agreement.", ["SUPPORT Germany, Poland"]),
    ("Hungary ratified the agreement with Poland.", ["SUPPORT Hungary -> Poland"]),
    ("Spain recognised Kosovo.", ["SUPPORT Spain -> Kosovo"]),
    ("Macron praised Scholz.", ["SUPPORT Emmanuel Macron -> Olaf Scholz"]),
    ("Hungary promised to sign the agreement with Poland.", ["AGREE Hungary -> Poland"]),
    # Apology, pardon, lifting a ban and declaring a ceasefire are CONCEDE; keeping it, to release, to resign is RETREAT
    ("Italy apologised to Libya.", ["CONCEDE Italy -> Libya"]),
    ("Lukashenko pardoned the journalists.", ["CONCEDE Alexander Lukashenko -> journalists"]),
    ("Israel declared a ceasefire.", ["CONCEDE Israel"]),
    ("Iran released the journalists.", ["RETREAT/release Iran -> journalists"]),
    ("Boris Johnson resigned.", ["RETREAT/resign Boris Johnson"]),
    ("The rebels laid down their arms.", ["RETREAT/disarm rebels"]),
    ("Iran allowed inspectors in.", ["RETREAT/access Iran -> observers"]),
    # Joint drills are COOPERATE, one's own are MOBILIZE.
    ("Greece and Cyprus held joint military exercises.", ["COOPERATE Cyprus, Greece"]),
    ("Russia held military exercises.", ["MOBILIZE/troops Russia"]),
    # Sanctions, convictions, diplomats expelled; a person deported; entry barred; a warrant.
    ("The European Union imposed sanctions on Russia.", ["SANCTION/discontinue European Union -> Russia"]),
    ("The court sentenced the activists.", ["SANCTION/convict court -> activists"]),
    ("Bulgaria expelled Russian diplomats.", ["SANCTION/expel Bulgaria -> Russia"]),
    ("Greece deported the migrants.", ["COERCE/deport Greece -> migrants"]),
    ("Serbia denied entry to Macron.", ["REJECT Serbia -> Emmanuel Macron"]),
    # Debt relief and hostages rescued are AID.
    ("France cancelled the debt of Sudan.", ["AID France -> Sudan"]),
    ("Israel rescued the hostages.", ["AID Israel -> hostages"]),
    # A denial is REJECT, and what it denies is not coded beside it; an accusation takes in what is alleged.
    ("Russia denied attacking Ukraine.", ["REJECT Russia -> Ukraine"]),
    ("Ukraine accused Russia of attacking Poland.", ["ACCUSE/allege Ukraine -> Russia"]),
    # A threat takes in what is threatened.
    ("Russia threatened to attack Ukraine.", ["THREATEN/violence Russia -> Ukraine"]),
    ("France threatened to expel Russian diplomats.", ["THREATEN/expel France -> Russia"]),
    # Agreeing to give way is an agreement.
    ("Russia agreed to withdraw its troops from Syria.", ["AGREE Russia -> Syria"]),
    # What did not happen keeps its mark.
    ("Macron did not visit Poland.", ["CONSULT/visit Emmanuel Macron -> Poland (negation)"]),
    ("Blinken will not meet Lavrov.", ["REJECT/meet Antony Blinken -> Sergei Lavrov"]),
    ("Russia could attack Poland.", ["ASSAULT Russia -> Poland (hypothetical)"]),
]


@pytest.mark.parametrize(("text", "expected"), RULES, ids=[row[0] for row in RULES])
def test_a_hard_case_is_decided_as_the_codebook_says(text: str, expected: list[str]) -> None:
    assert events(read("en", text)) == expected
