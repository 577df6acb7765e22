"""The English vocabulary: few and precise words rather than many, each table with the reason why its words are there."""

from __future__ import annotations

from goalsite_gen.rules.vocabulary import Sign, Vocabulary

CLASSES = {
    # What people spend their hours on. Things that somebody else may take up, read or buy are left out where their
    # number says something by itself: tickets sold, books borrowed.
    "work": """
        activities articles appraisals audits auditions blogs brochures calls campaigns chapters classes commits
        conferences courses demos drafts emails e-mails evenings events experiments fairs features flyers guidelines
        initiatives inspections interviews leaflets lessons letters mailings meetings newsletters open_days pages
        performances podcasts policies posters posts presentations press_releases projects pull_requests rehearsals
        releases reports retrospectives reviews samples seminars sessions slides sprints stories story_points surveys
        talks tasks test_cases tests tickets tours trailers training_days trainings tutorials videos visits walks
        webinars workshops worksheets applications
    """,
    "hours": "hours days lines words",
    "meeting": "calls meetings newsletters posts seminars sessions talks trainings webinars workshops",
    "done": """
        attended carried_out closed completed conducted created delivered distributed done finished given handed_out
        held hosted issued launched led logged made merged observed offered organised organized performed posted
        practised practiced prepared presented produced provided published put_up run sent shipped spent staged
        submitted taken taught trained undertaken visited worked written
    """,
    "order": """
        arrange attend carry_out close complete conduct deliver distribute do give hand_out hold host issue launch make
        offer organise organize perform post prepare present produce provide publish read run send ship stage submit
        teach write
    """,
    "call_on": "approach audit call coach contact inspect interview train visit",
    "number": """
        two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy
        eighty ninety hundred thousand dozen a_dozen a_hundred
    """,
    "time": "day week fortnight month quarter year term season sprint shift",
    # Things done once, after which they are done. What is done again each day (mend, teach, listen) is left out.
    "task": """
        add announce apply_for appoint arrange assemble audit book build buy cancel carry_out choose clean compile
        complete conduct configure contact create define deploy deprecate design develop dig document draft evaluate
        file finalise finalize finish fix hire hold host implement import install integrate introduce invite launch
        lease merge migrate move open order organise organize paint plan plant prepare present print procure produce
        publish purchase put_up recruit redesign refactor refurbish register release relocate renew renovate repair
        replace research retire review revise roll_out run schedule select sell send set_up ship sign sort submit
        test tidy tour train translate update upgrade visit write
    """,
    "rise": """
        accelerate achieve advance be become boost build champion create cultivate deepen delight deliver develop drive
        elevate embed embrace empower enable encourage enhance ensure excel expand foster get grow help improve
        increase inspire lead leverage live maintain make maximise maximize modernise nurture optimise optimize promote
        provide raise reach reinforce strengthen support sustain take transform unlock achieving becoming being boosting
        building creating developing driving enhancing ensuring fostering growing improving increasing maximising
        promoting strengthening supporting
    """,
    "praise": """
        best better bigger clearer closer consistent continual continuous effective efficient excellent exceptional
        great greater happier happy healthier healthy high higher high-quality improved inclusive innovative more
        outstanding positive safer stronger sustainable world-class
    """,
    # Words for what is good in people and organisations, and hidden in them.
    "virtue": """
        alignment appreciation artistic_quality atmosphere attitude autonomy awareness belonging belief climate
        collaboration commitment communication community compassion competence confidence connection cooperation
        creativity culture curiosity dedication dignity empathy empowerment energy engagement enjoyment enthusiasm
        excellence expertise flexibility gratitude happiness harmony identity initiative innovation insight integrity
        kindness knowledge leadership loyalty mindset morale motivation openness ownership passion patience pride
        professionalism quality relationship relationships resilience respect responsibility satisfaction self-esteem
        sense_of spirit teamwork transparency trust understanding vision warmth well-being wellbeing willingness
    """,
    "state": """
        able accepted accountable agile aligned ambitious appreciated authentic aware calm clear collaborative
        comfortable committed competent confident connected constructive cooperative creative curious customer-focused
        data-driven dedicated devoted disciplined effective efficient empathetic empowered encouraged energised engaged
        enthusiastic ethical excellent excited flexible focused friendly fulfilled good grateful great happier happy
        hard-working healthier healthy helpful high higher honest inclusive included independent innovative inspired
        interested involved kind kinder knowledgeable listened_to loyal mindful motivated moved open open-minded
        optimistic organised passionate patient positive present proactive productive professional proud reflective
        relaxed reliable resilient respected respectful responsible responsive satisfied self-aware self-confident
        skilled stressed strong stronger supported supportive sustainable transparent trusted trusting understood
        valued visible welcoming
    """,
    "felt": """
        accepted appreciated at_ease at_home better calm calmer comfortable confident connected empowered encouraged
        free good happier happy heard included inspired less like listened_to more motivated part_of positive proud
        respected responsible safe safer secure seen supported that they trusted understood valued welcome well
    """,
    "thought": """
        appreciate appreciates believe believes care_about cares_about care_for cares_for embrace embraces enjoy enjoys
        identify_with identifies_with know_how know_more know_that know_what know_why knows_how knows_more knows_that
        knows_what knows_why love loves realise realises recognise recognises respect respects think thinks trust
        trusts understand understands understood value values feel_they feel_that
    """,
    "manner": """
        actively appropriately collaboratively confidently consistently constructively creatively critically effectively
        efficiently honestly openly optimally positively proactively professionally properly regularly respectfully
        responsibly seamlessly smoothly successfully transparently
    """,
}

_AMOUNT = r"(?:\d[\d.,]*|{number})"
_PER_CENT = r"(?:%|per ?cent\b|percentage points)"

COUNTED = (
    Sign(
        r"^(?:(?:the )?(?:total |average )?(?:number|amount|count) of )?"
        r"(?:(?!of |after |from |who |that )[\w'’-]+ ){0,3}?{work}(?: of [\w'’-]+)? {done}\b",
        "work can be done without anything moving",
        "workshops held",
    ),
    Sign(
        r"^(?:(?:the )?total |(?:the )?(?:number|amount|count) of )(?:(?!of |after |from |who |that )[\w'’-]+ ){0,2}?"
        r"{work}\b",
        "work can be done without anything moving",
        "number of training sessions",
    ),
    Sign(
        r"^(?:(?!of |after |from |who |that )[\w'’-]+ ){0,2}?{hours}(?: of [\w'’-]+){0,2} "
        r"(?:of training|delivered|practised|practiced|spent|taught|trained|volunteered|worked|written)\b",
        "hours spent say nothing of what came of them",
        "hours of training delivered",
    ),
    Sign(
        r"^(?:number|count) of [\w'’ -]{2,30}? (?:coached|contacted|interviewed|trained|visited)\b",
        "having been taught, asked or visited changes nobody yet",
        "number of staff trained",
    ),
    Sign(
        r"^(?:(?!of |after |from |who |that )[\w'’-]+ ){0,2}?{meeting}(?: (?:per|a|each|every) {time})?$",
        "work can be done without anything moving",
        "team meetings per month",
    ),
)

ORDERED = (
    Sign(
        rf"^{{order}} (?:at least |up to |another )?{_AMOUNT} (?:[\w'’-]+ ){{0,3}}?(?:{{work}}|{{hours}}|books)\b",
        "work can be done without anything moving",
        "run twelve workshops",
    ),
    Sign(
        rf"^{{call_on}} (?:at least |up to |another )?{_AMOUNT} (?:[\w'’-]+ ){{0,2}}?[\w'’-]+s\b",
        "having been taught, asked or visited changes nobody yet",
        "interview 20 customers",
    ),
)

PROMISES = (
    Sign(
        r"^{rise}\b",
        "everybody wants that everywhere, and it is never done",
        "improve communication",
    ),
    Sign(
        r"^(?:an? |the )?{praise}\b",
        "a comparison with nothing to compare with is true every year, or never",
        "better teamwork",
    ),
    Sign(
        r"^(?:an? |the )?(?:strong |shared |positive )?{virtue}\b",
        "a virtue by itself names nothing that anybody would do",
        "a culture of trust",
    ),
)

AMOUNTS = (
    Sign(
        rf"(?:^|\b(?:by|to|at|least|most|of|above|over|below|under|than|for|in|reach|reaches|solve|have|has) )"
        rf"\d[\d.,]* ?{_PER_CENT}",
        "a share to reach",
        "trust rises by 20%",
    ),
    Sign(
        rf"\d ?{_PER_CENT} (?:of|fewer|less|more|higher|lower)\b",
        "a share to reach",
        "be 30% less anxious",
    ),
    Sign(
        rf"{_AMOUNT} (?:out of|of|in)(?: every)? {_AMOUNT}\b(?! (?:second|minute|hour|day|week|month|year)s?\b)|\b\d+ ?/ ?10\b",
        "a share to reach",
        "nine out of ten guests thank us",
    ),
    Sign(
        r"(?:^|\b(?:least|than|over|almost|nearly|about|by|to|for) )(?:half|a third|a quarter|most) of\b"
        r"|\b(?:two thirds|two-thirds|three quarters|three-quarters) of\b",
        "a share to reach",
        "more than half of the nurses",
    ),
    Sign(
        r"\b(?:scores?|ratings?|index|e?nps|barometer|average)\b[^.]{0,40}?\b"
        r"(?:of|above|over|below|under|at|than|to|reach|reaches|exceeds) \d",
        "a score to reach",
        "a rating of 4.5 or more",
    ),
    Sign(
        r"\b(?:bring|climb|go|goe|grow|improve|increase|level|lift|move|raise|rise|rose|scale|score)s?\b[^.]{0,40}?"
        r"\bfrom (?:level |stage |grade )?\d[\d.,]* to (?:level |stage |grade )?\d",
        "a score to reach",
        "confidence rises from 3 to 4",
    ),
    Sign(
        rf"(?:^|\b(?:by|of|at|to|than|least|reach|reaches|give|gives|gave|get|gets|us|with) ){_AMOUNT} (?:points?|stars?)\b",
        "a score to reach",
        "up by 15 points",
    ),
    Sign(
        r"\b(?:reach|reaches|reached|on|at) (?:level|grade) \d",
        "a score to reach",
        "everyone reaches level 4",
    ),
    Sign(
        rf"\b(?:at least|more than|no fewer than|a minimum of|minimum) {_AMOUNT} (?:[\w'’-]+ ){{0,3}}?"
        r"(?:per [\w'’-]+|(?:a|an|each|every) {time})\b",
        "a rate to keep",
        "at least five suggestions a month",
    ),
    Sign(
        r"^(?:double|halve|treble|triple) (?:the|our|my)\b|\btwice as (?:many|much|often)\b"
        r"|\b(?:number|amount|count|share) of [^.]{1,40}? (?:doubles|falls|grows|halves|increases|rises|trebles|triples)\b",
        "an amount to reach",
        "the number of questions doubles",
    ),
)

_HOW_MUCH = r"(?:(?:much|far|very|so|more|less|fully|truly|highly|genuinely|really|deeply|increasingly|always|still) )*"

INNER = (
    Sign(
        rf"\b(?:feel|feels|felt|feeling) {_HOW_MUCH}{{felt}}\b",
        "what somebody feels cannot be seen from outside",
        "volunteers feel valued",
    ),
    Sign(
        rf"\b(?:am|is|are|be|being|become|becomes|get|gets|getting|remain|remains|stay|stays) "
        rf"{_HOW_MUCH}(?:an? )?{{state}}\b(?: (?:and|or) {_HOW_MUCH}{{state}}\b)?",
        "a state is judged by what somebody does because of it",
        "staff are engaged",
    ),
    Sign(
        r"\b(?:am|is|are|be|being|become|becomes|get|gets|getting) (?:far |much |even |a little )?"
        r"(?:more|less|better|worse) ?(?:[\w'’-]+)?",
        "it does not say than what, or than when",
        "decisions are more transparent",
    ),
    Sign(
        r"\b(?:more|less|higher|greater|better|stronger|improved|increased|high|good|strong|positive|deep) "
        r"(?:levels? of )?(?:[\w'’-]+ )?{virtue}\b",
        "it does not say than what, or than when",
        "better teamwork between the shifts",
    ),
    Sign(
        r"\b{virtue}\b",
        "a virtue is judged by what somebody does because of it",
        "there is trust within the team",
    ),
    Sign(
        r"\b{thought}\b",
        "what somebody thinks cannot be seen from outside",
        "everyone understands the mission",
    ),
    Sign(
        r"\b{manner}\b|\b(?:work|works|working|grow|grows|play|plays|go|goes) (?:very |really )?"
        r"(?:well|together|closely|hard|better)\b",
        "it praises how something is done, and does not say what is done",
        "the team communicates effectively",
    ),
    Sign(
        r"\b(?:improve|improves|improved|improvement|better|happier|healthier|calmer|kinder|stronger)\b",
        "it does not say than what, or than when",
        "my spanish is much better",
    ),
)

EMPTY = (
    r"\b(?:take|takes|taking) (?:(?:more|full|real|great) )?(?:ownership|responsibility|pride|initiative|part|care)\b"
    r"|\b(?:show|shows|give|gives|bring|brings|carry|carries|share|shares|display|displays|hold|holds|keep|keeps|build"
    r"|builds) (?:[\w'’-]+ ){0,2}?{virtue}\b"
    r"|\b(?:give|gives|do|does) (?:their|its|his|her|my|our) (?:best|all)\b"
    r"|\b(?:go|goes) the extra mile\b|\bopen mind\b|\blead(?:s)? by example\b|\bmake(?:s)? (?:an effort|progress)\b"
    r"|\b(?:come|comes|pull|pulls|stand|stands) together\b|\brun(?:s)? (?:smoothly|well)\b"
    r"|\bmeet(?:s)? (?:[\w'’-]+ ){0,2}?(?:expectations|needs|standards)\b|\bhold(?:s)? each other accountable\b"
    r"|\b(?:at all times|look(?:s)? forward|move(?:s)? forward|add(?:s)? value|each other)\b"
)

SEEN = """
    add adjust admit agree answer apologise apologize approach argue arrive ask attach bend book borrow break bring
    build buy call carry check choose clean climb close collect come comment compare complete consult copy correct
    count cover cross cut dance decide decline delete deliver describe dig disagree draw drive drop eat edit empty enter
    explain fasten fetch fill find finish fit fix fold follow forward give glance go grade greet hand hang hear help
    hide hold hug initial inspect interrupt introduce invite join jump keep kneel knock label laugh lay lead lean leave
    lend lift listen load lock look make mark measure meet mend mention merge move name nod note object offer open order
    pack paint park pass pause pay phone pick place play plead point post pour praise press print propose pull push put
    question quote raise read refer refuse reject remind remove repair repeat replace reply report request return
    reverse revise rewrite ring roll run say scan search sell send set settle share shout show shut sign signal sing sit
    sketch skip sleep smile sort speak spell split stand start stay steer step stick stop strike submit suggest swap
    sweep swim switch take talk taste teach tear tell thank throw tick tidy tie tighten touch translate try turn type
    unlock unpack update use visit volunteer wait wake walk wash watch wave wear weigh wipe withdraw write
    arose ate began begins begin bent borne bought bound broke broken brought built came caught chose chosen did does
    done drank drawn drew driven drove dug fell flew forgave fought found gave given gone goes hung heard held hid hung
    kept knelt laid led left lent lit made met paid put ran rang read refused rode rung said sang sat sent shook shown
    shut slept sold spoke spoken spent stood stuck stopped swam swung taken taught threw told took tore tried woke went
    wore written wrote withdrew
"""

HOLLOW = f"""
    {CLASSES["rise"]} {CLASSES["praise"]} {CLASSES["virtue"].replace("_", " ")}
    a across all also always among an and as at been between by can customer-centric customer-focused data-driven each
    ever every everything for from full fully good how i in internal into is it its keep latest level levels lives
    long-term me mindfully modern my myself new next of on one or other our ours out over overall own possible
    potential really so stay that the their them things this through throughout to together too top towards truly up
    us very way ways we well what where which with within work work-life working your
    agile balance brand capabilities capability care change clear competitiveness confident creative data delivery
    development difference digital diversity dynamic effectiveness efficiency engaged engaging environment environments
    expectations experience experiences external flexible growth image impact improvement improvements inclusion
    innovative inspiring leading learning life mindful motivated operational operations organisational outcome outcomes
    participation partnership partnerships performance personal practice practices presence process processes
    productive productivity professional progress reliability reliable reputation resilient respectful responsive
    results safe safety service services skill skills skilled smart solution solutions standard standards strategic
    strong success successful supportive sustainability synergies synergy talent talented teaching transparent trusted
    unique value values vibrant visibility
    audience audiences beneficiaries business businesses child children client clients colleague colleagues communities
    companies company customer customers department departments donor donors employee employees everyone farm farming
    healthcare industry leader leaders management manager managers market member members office organisation
    organisations organization organizations parents partner partners patient patients people person pupil pupils
    school schools sector staff stakeholder stakeholders student students team teams they user users volunteer
    volunteers workforce workplace workshop world serve
"""

ENGLISH = Vocabulary(
    classes=CLASSES,
    counted=COUNTED,
    ordered=ORDERED,
    how_it_went=(
        r"\b(?:after|again|alone|because|before|earlier|faster|first|lead|leads|led|longer|no|on time|in time|same|so that"
        r"|sooner|that|unaided|until|which|who|whom|whose|within|without|where)\b"
    ),
    joints=r"\s*[,;+&]\s*(?:and\s|then\s)?\s*|\s+and\s+(?:then\s)?|\s+then\s+|\s*[:.]\s+",
    tasks=r"(?:to )?{task} [\w'’]",
    habits=r"\b(?:after|always|before|daily|each|every|whenever|when|until|without)\b",
    promises=PROMISES,
    hollow=frozenset(HOLLOW.split()),
    amounts=AMOUNTS,
    inner=INNER,
    empty=EMPTY,
    seen=frozenset(SEEN.split()),
    endings=(
        ("s", ""), ("es", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ies", "y"), ("ied", "y"),
        ("pped", "p"), ("pping", "p"), ("tted", "t"), ("tting", "t"), ("gged", "g"), ("gging", "g"), ("nned", "n"),
        ("nning", "n"), ("dded", "d"), ("dding", "d"),
    ),
    before_nouns=frozenset(
        "a an any at better each for good her his in its less more my no of on our that the their this to your".split()
    ),
    fewest_words=5,
)  # fmt: skip
"""Words and signs for texts in English, of whatever country."""
