"""The English vocabulary: few and precise words rather than many. What each table is for stands in `Vocabulary`."""

from __future__ import annotations

from goalsite_gen.rules.vocabulary import Sign, Vocabulary

CLASSES = {
    # What people spend their hours on. Things that somebody else may take up, read or buy are left out where their
    # number says something by itself: tickets sold, books borrowed.
    "work": """
        activities applications appraisals articles auditions audits blogs briefings brochures calls campaigns chapters
        classes commits conferences consultations courses demos dishes drafts e-mails emails evenings events
        experiments fairs features flyers guidelines inductions initiatives inspections interviews knocks leaflets
        lessons letters mailings matches meetings newsletters open_days pages panels papers performances photographs
        photos plans podcasts policies posters posts presentations press_releases projects proposals pull_requests
        readings rehearsals releases reports retrospectives reviews rounds samples seminars sessions slides sprints
        stories story_points studies surveys talks tasks tastings test_cases tests tickets tours trailers training_days
        trainings trials tutorials videos visits walks webinars worksheets workshops
    """,
    "hours": "hours days lines words",
    "meeting": """
        calls classes meetings newsletters posts rehearsals seminars sessions talks trainings webinars workshops
    """,
    "done": """
        attended carried_out closed completed conducted created delivered distributed done finished given handed_out
        held hosted issued launched led logged made merged observed offered organised organized performed posted
        practiced practised prepared presented produced provided published put_up reviewed run sent shipped spent staged
        submitted taken taught trained undertaken visited worked written
    """,
    "order": """
        arrange attend carry_out close complete conduct deliver distribute do give hand_out hold host issue launch make
        offer organise organize perform post prepare present produce provide publish read run send ship stage submit
        teach write
    """,
    # Verbs that order work and nothing else: with them anything in the plural is work.
    "hold": "arrange attend carry_out conduct hold host organise organize post publish run send stage",
    "held": """
        arranged audited briefed carried_out conducted contacted drafted filed filmed handed_out held hosted inspected
        interviewed mailed organised organized phoned prepared printed put_up reviewed run scheduled sent surveyed
        tried_out uploaded
    """,
    "call_on": """
        approach audit brief call coach contact email inspect interview knock_on mentor onboard phone ring screen survey
        teach train visit
    """,
    "number": """
        a_dozen a_hundred dozen eight eighty eleven fifteen fifty five forty four hundred nine ninety seven seventy six
        sixty ten thirty thousand three twelve twenty two
    """,
    "the": "a an all my new our the two three four five six seven eight nine ten twelve",
    "time": "day week fortnight month quarter year term season sprint shift",
    # Things done once, after which they are done. What is done again each day (mend, teach, listen) is left out.
    "task": """
        add allocate announce apply_for appoint approve arrange assemble audit book brief build buy calibrate cancel
        carry_out catalogue choose clean commission compile complete conduct configure connect construct consult
        contact convert create decorate define delete demolish deploy deprecate design develop dig digitise document
        download draft draw_up elect email enrol erect establish evaluate extend file fill finalise finalize finish fix
        form gather get_a hang_up hire hold host implement import incorporate inform install integrate introduce invite
        issue label launch lease map merge migrate move negotiate nominate obtain open order organise organize overhaul
        paint photograph pilot plan plant prepare present print procure produce prune publish purchase put_up rebuild
        record recruit redecorate redesign refactor refurbish register relabel release relocate remove renegotiate
        renew renovate rent reorganise repaint repair replace request research restock restructure resurface retire
        retrain review revise rewrite roll_out run schedule secure select sell send set_up ship shortlist sign sort
        submit survey tender test tidy tile tour train transfer translate update upgrade upload visit write
    """,
    # Verbs that promise whatever follows, and verbs that promise where something lofty follows.
    "rise": """
        accelerate advance boost boosting broaden champion deepen delight develop developing driving elevate empower
        enhance enhancing excel foster fostering grow growing improve improving increase increasing inspire intensify
        maximise maximising maximize modernise nurture optimise optimize promote promoting reinforce strengthen
        strengthening transform
    """,
    "carry": """
        achieve achieving attract be become becoming being build building conduct create creating cultivate deliver do
        drive embed embrace enable encourage ensure ensuring exceed excite expand get give have help hold lead leverage
        live maintain make offer provide raise reach retain run serve show support supporting sustain take tell unlock
        work
    """,
    # Words for what everybody wants. Each may stand in a good title; one made of nothing else says nothing.
    "lofty": """
        ability achievement achievements agile amazing ambition appeal approach aspects attention attitude attractive
        balance basis behaviour behaviours benefits best-in-class bold brand brighter brilliant capabilities capability
        capacity career challenges clear comfort community-based competencies competitiveness conduct confident
        connections contribution core creative cross-cultural cross-functional customer-centric customer-focused
        data-driven decision-making depth development difference digital digitalisation distinctive diversity dynamic
        effectiveness efficiency effort efforts emotional encounter engaged engaging environment environments equal
        equality equity exchange exciting expectations experience experiences fair fairness fantastic financial
        first-class flexible flourish focus freedom freshness fulfilment fun functional goal goals governance growth
        high higher holistic ideas image impact impactful improvement improvements inclusion inclusivity influence
        information infrastructure innovative innovativeness inspiring integrated interaction intercultural
        interdisciplinary interest international involvement joint journey judgement know-how lasting leading learning
        lifelong loyal loyalty maturity meaningful memorable mental methods mindful mindfully mission modern
        modernisation mood motivated offerings operational operations opportunities organisational outcome outcomes
        outreach overall pace participation partnership partnerships passionate peace performance personal physical
        planning pleasant portfolio position positioning potential power practice practices premium presence priorities
        problem problem-solving procedures process processes productive productivity professional profile progress
        provision purpose quality-conscious rapport recognition relations relevance reliability reliable representation
        reputation resilient resources respectable respectful responsive responsiveness results retention rich rounded
        safe safety satisfying sense shareholder sharing situation situations skill skilled skills smart smooth social
        solution solutions stability standard standards status storytelling strategic strategies strategy strengths
        strong structures style success successful supportive sustainability sustainably synergies synergy talent
        talented talents teaching team-spirit technical top-class traditional transformation transparent trusted
        trustworthy understandings unique unity user-friendly value values variety vibrant view visibility voice warm
        welcome welcoming wellness work-life workflow workflows
    """,
    "praise": """
        amazing best better bigger brilliant clearer closer consistent continual continuous effective efficient
        excellent exceptional great greater happier happy healthier healthy high-quality improved inclusive innovative
        outstanding positive safer stronger sustainable world-class
    """,
    # Words for what is good in people and organisations, and hidden in them.
    "virtue": """
        accountability adaptability alignment appreciation artistic_quality atmosphere attitude attitudes autonomy
        awareness belief belonging bond climate coherence collaboration commitment communication community compassion
        competence confidence connection cooperation creativity culture curiosity dedication dialogue dignity diligence
        discipline efficiency empathy empowerment energy engagement enjoyment enthusiasm excellence expertise fairness
        flexibility generosity gratitude happiness harmony honesty humility identity inclusion initiative innovation
        insight integrity joy kindness knowledge leadership loyalty mentality mindset morale motivation openness
        optimism outlook ownership passion patience perseverance presence pride professionalism quality relationship
        relationships reliability resilience respect responsibility satisfaction self-confidence self-discipline
        self-esteem sense_of solidarity spirit synergy tact teamwork togetherness tolerance transparency trust
        understanding vision warmth well-being wellbeing willingness
    """,
    "state": """
        able accepted accountable agile aligned ambitious appreciated approachable attentive authentic autonomous aware
        balanced calm collaborative comfortable committed competent confident connected constructive cooperative
        creative curious customer-focused data-driven dedicated devoted disciplined effective efficient empathetic
        empowered encouraged energised engaged enthusiastic ethical excellent excited experienced fair fair-minded
        flexible focused friendly fulfilled good grateful great happier happy hard-working healthier healthy helpful
        high higher honest included inclusive independent innovative inspired interested involved kind kinder
        knowledgeable listened_to loyal mindful motivated moved open-minded optimistic organised passionate
        patient perceived_as polite positive proactive productive professional proud reflective relaxed
        reliable resilient respected respectful responsible responsive satisfied self-aware self-confident skilled
        stressed strong stronger supported supportive sustainable transparent trusted trusting understood valued
         welcoming
    """,
    # Verbs that promise whatever they are about.
    "gild": """
        champion cultivate elevate embed empower enhance enrich foster harness inspire leverage maximise maximize
        modernise modernize nurture optimise optimize professionalise professionalize reimagine revitalise streamline
        transform unleash unlock
    """,
    # What is said of anything to make it shine.
    "glossy": """
        cultural digital dynamic efficient healthy holistic lasting lean lively meaningful mindful modern operational
        organisational purposeful seamless smooth strategic sustainable thriving vibrant
    """,
    "comparison": """
        better bigger bolder braver brighter calmer clearer cleverer closer deeper fairer fitter friendlier
        greener happier healthier kinder leaner livelier nicer prouder richer safer smarter softer stronger tougher
        warmer wiser
    """,
    # What a whole of people is called.
    "whole": """
        advisers advisors association borough brand business charity choir city clinic club college community company
        council country department employer ensemble example family farm firm hospital lab leader leaders library
        listener model museum neighbour organisation organization partner partners place practice provider school
        service team town university village ward workplace
    """,
    "felt": """
        accepted appreciated at_ease at_home better calm calmer comfortable confident connected empowered encouraged
        free good happier happy heard included inspired less like listened_to more motivated part_of positive proud
        respected responsible safe safer secure seen supported that they trusted understood valued welcome well
    """,
    "thought": """
        appreciate appreciates believe believes care_about care_for cares_about cares_for dedicate dedicates embrace
        embraces enjoy enjoys experience experiences feel feel_that feel_they feels identifies identify know_how
        know_more know_that know_what know_why knows_how knows_more knows_that knows_what knows_why love loves realise
        realises recognise recognises resonates_with respect respects think thinks trust trusts understand understands
        understood value values
    """,
    "manner": """
        actively appropriately autonomously carefully collaboratively confidently consistently constructively
        creatively critically effectively efficiently empathetically fairly flexibly honestly independently objectively
        openly optimally positively proactively professionally properly regularly respectfully responsibly seamlessly
        smoothly successfully transparently
    """,
}

_UNIT = r"(?:k?m|kilometres|kilometers|miles|metres|laps|rounds|seconds|minutes|hours|days|weeks|months|years)"
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
        r"^(?:(?!of |after |from |who |that )[\w'’-]+ ){0,3}?[\w'’-]{3,}s {held}\b(?! (?:in|by|at|over)\b)",
        "work can be done without anything moving",
        "tastings organised",
    ),
    Sign(
        r"^(?:number|count) of [\w'’ -]{2,30}? (?:coached|contacted|interviewed|trained|visited)\b",
        "having been taught, asked or visited changes nobody yet",
        "number of staff trained",
    ),
    Sign(
        r"^(?:(?!of |after |from |who |that )[\w'’-]+ ){0,2}?{meeting}(?: (?:per|a|each|every) {time})?$"
        r"|^(?:(?!of |after |from |who |that )[\w'’-]+ ){0,2}?{work}(?: (?:at|in|on) [\w'’-]+)? per [\w'’-]+$",
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
        rf"^{{hold}} (?:at least |up to |another )?{_AMOUNT} (?!{_UNIT}\b)(?:[\w'’-]+ ){{0,2}}?[\w'’-]{{3,}}s\b",
        "work can be done without anything moving",
        "hold eight public consultations",
    ),
    Sign(
        r"^(?:{hold}|offer|provide) (?:(?!better|fewer|less|no |shorter|of )[\w'’-]+ ){0,3}?{work}$",
        "work can be done without anything moving",
        "organise regular meetings",
    ),
    Sign(
        rf"^{{call_on}} (?:at least |up to |another )?{_AMOUNT} (?:[\w'’-]+ ){{0,2}}?[\w'’-]+s\b",
        "having been taught, asked or visited changes nobody yet",
        "interview 20 customers",
    ),
    Sign(
        rf"^(?:devote|give|invest|put in|spend) (?:at least |up to |another )?{_AMOUNT} (?:hours|minutes|days)\b",
        "hours spent say nothing of what came of them",
        "spend five hours a week on spanish",
    ),
    Sign(
        r"^{hold} (?:an? |the |our )?(?:[\w'’-]+ ){0,2}?[\w'’-]+ (?:each|every|once a|per|twice a) {time}$",
        "work can be done without anything moving",
        "send the newsletter every month",
    ),
    Sign(
        r"^{hold} (?:annual|daily|fortnightly|monthly|more|quarterly|regular|weekly|yearly) (?:[\w'’-]+ ){0,2}?"
        r"[\w'’-]{3,}s\b",
        "work can be done without anything moving",
        "hold monthly one-to-ones with all staff",
    ),
)

PROMISES = (
    Sign(
        r"^{rise}\b",
        "everybody wants that everywhere, and it is never done",
        "improve communication",
    ),
    Sign(
        r"^(?:more|{carry})\b.*\b(?:{lofty}|{praise}|{virtue}|{state}|[\w-]{3,}(?:ness|bility|ivity|able|ible))\b",
        "everybody wants that everywhere, and it is never done",
        "be a better organisation",
    ),
    Sign(
        r"^(?:an? |the )?(?:higher|{praise}|{virtue}|(?:shared|positive|strong|vibrant) [\w-]+)\b",
        "a virtue or a comparison by itself names nothing that anybody would do",
        "a culture of trust",
    ),
)

SLOGANS = (
    Sign(
        r"^[\w'’-]+(?: [\w'’-]+)? (?:better|faster|harder|healthier|smarter)$",
        "it does not say than what, or than when",
        "sing better",
    ),
    Sign(
        r"^(?:become|be) (?:the |a )?(?:best|leading|most [\w'’-]+|number one|world-class)\b[^,:;]{0,40}$",
        "a comparison with nothing to compare with is true every year, or never",
        "be the best club in the region",
    ),
    Sign(
        r"\bat the (?:very )?(?:heart|centre|center|core|forefront)(?: of (?:all|everything|it all|our|what we)\b|$)"
        r"|\b(?:put|puts|place|places) (?:[\w'’-]+ ){1,2}first$|\bfrom the heart$|\bcomes? first$",
        "a place of honour tells nobody what to do differently",
        "put our members at the heart of everything",
    ),
    Sign(
        r"\b(?:to|at) (?:the next|a new|a higher|another|the highest|a whole new) level\b"
        r"|^(?:bring|carry|drive|move|push|take) (?:[\w'’-]+ ){1,4}(?:forward|forwards|further|ahead)$"
        r"|\b(?:raise|lift) (?:the|our) (?:bar|game)\b|\bup (?:its|my|our|the|their) game\b",
        "it says that something moves, and not what is there when it has moved",
        "take the club to the next level",
    ),
    Sign(
        r"\bmake an? (?:[\w'’-]+ )?difference\b|\bwalk the talk\b|\b(?:act|pull|come) together$|\bextra mile\b"
        r"|\bthink (?:big|bigger|differently|positively?|outside)\b|\bsay yes to\b|\bexpectations every\b"
        r"|\b(?:fit|ready) for (?:the future|tomorrow)\b|\bfuture-proof\b|\bproduct-market fit\b|\bwin-win\b"
        r"|\bout of (?:my|our|the) comfort zone\b|\bmore out of (?:it|life|what we have|our)\b|\bbest practice\b"
        r"|\b(?:are|as|be|become) one (?:big )?(?:family|team|voice)$|\bgiv(?:e|ing) (?:it |our |my )?(?:all|best)$",
        "a slogan fits everybody, in every year",
        "make a real difference",
    ),
    Sign(
        r"\bno ?(?:one|body) (?:is left )?behind\b|\bdo the right thing\b|\bhearts and minds\b"
        r"|\bin the same direction\b"
        r"|\b(?:bring|brings|bringing) (?:people|everyone|us all|communities|generations) together\b|^be there for\b"
        r"|\blead the way\b|^set (?:new )?standards\b|^put the [\w'’-]+ back into\b|^position ourselves\b"
        r"|^an? [\w'’-]+ for (?:all|everybody|everyone)$"
        r"|^(?:get|keep|stay) (?:fit|healthy|in shape|organised|relevant)$"
        r"|^less (?:bureaucracy|chaos|conflict|drama|friction|pressure|stress|worry)$",
        "a slogan fits everybody, in every year",
        "leave no one behind",
    ),
    Sign(
        r"\b(?:care|do|give|love|try|want)s? (?:it )?more$"
        r"|^(?:care|do|give|love|try|want) (?:it )?more\b|^(?:be|get|stay) on (?:top of|the ball)\b",
        "it does not say than what, or than when",
        "care more for each other",
    ),
)

WISHES = (
    Sign(
        r"^(?:be|become|feel|get|remain|stay)(?: an?)? (?:(?:even|much|truly) )?"
        r"(?:{comparison}|(?:more|less) [\w'’-]+)\b",
        "it does not say than what, or than when",
        "be braver",
    ),
    Sign(
        r"^(?:be|become|remain|stay) (?:an? |the )?(?:[\w'’-]+ ){0,2}?{whole}\b",
        "it says what one would like to be, and not what one would do",
        "become a listening council",
    ),
    Sign(
        r"^(?:an? )(?:(?:{comparison}|more [\w'’-]+),? (?:and )?)+[\w'’-]+\b"
        r"|^(?:{comparison},? (?:and )?)+[\w'’-]+(?:$|, {comparison})",
        "it does not say than what, or than when",
        "a greener, safer borough",
    ),
    Sign(
        r"^(?:excellent|good|great|strong) [\w'’-]+(?: [\w'’-]+)?$|^(?:[\w'’-]+ ){0,2}?{virtue}$"
        r"|^psychological safety$",
        "a virtue by itself names nothing that anybody would do",
        "good supervision",
    ),
    Sign(
        r"^(?:an? |the |our )?(?:(?:{state}|{praise}|[\w'’-]+-(?:cent(?:red|ered)|driven|focused|minded|oriented)),? )"
        r"(?:and [\w'’-]+ )?[\w'’-]+(?: [\w'’-]+)?$"
        r"|^(?:an? |the |our )?{glossy}(?: and [\w'’-]+)? (?:{lofty}|{virtue}|lifestyle|handovers?"
        r"|[\w'’-]{3,}(?:ance|ence|ity|ment|ness|ship|tion|ising|izing))$"
        r"|^[\w'’-]+ (?:excellence|obsession|orientation|readiness)$",
        "it praises something, and does not say what is to be seen of it",
        "motivated employees",
    ),
    Sign(
        r"^(?:keep|make) (?:[\w'’-]+ ){1,4}?(?:{state}|{comparison}|accessible|attractive|cool|fun|great|high|leaner"
        r"|more [\w'’-]+|sexy|simple|simpler|visible)\b",
        "a state is judged by what somebody does because of it",
        "make science accessible to everyone",
    ),
    Sign(
        r"^{gild} |^{rise} (?:[\w'’-]+ ){0,3}?(?:{virtue}|equality|[\w'’-]{3,}ness)$",
        "everybody wants that everywhere, and it is never done",
        "professionalise the back office",
    ),
    Sign(
        r"^{rise} (?:the way|how)\b|^move (?:closer )?towards?\b"
        r"|^find (?:[\w'’-]+ )?(?:(?:a |my |our )?balance|calm|joy|meaning|peace)\b",
        "everybody wants that everywhere, and it is never done",
        "modernise the way the council works",
    ),
)

_CHECKED_MONTHS = "january|february|march|april|june|july|august|september|october|november|december"
_CHECKED_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight"

CHECKABLE = (
    r"(?<!line )(?<!level )(?<!ward )(?<!class )(?<!year )(?<!team )(?<!phase )(?<!unit )(?<!block )(?<!industry )\d"
    r"|[\"“«„]|\b(?:{number}|after|alone|as soon as|aloud|before|behind|during|enough|fewer|first|half|instead|less|no"
    r"|nobody|not|never|once|quarter of|rather|same|second|share of|shorter|than|third|twice|unasked|unless|until|when"
    r"|whenever|whether|while|whom|within|without|by (?:the end|doing|[\w'’-]+ing)"
    rf"|(?:by|in|on) (?:{_CHECKED_MONTHS}|{_CHECKED_DAYS}))\b"
)

TAILS = (
    r" (?:across|along|among|amongst|around|as|between|during|for|in|inside|into|of|on|over|through|throughout|towards?"
    r"|with|within|at (?:all|every)) .*$"
)

AMOUNTS = (
    Sign(
        rf"(?:^|\b(?:by|to|at|least|most|of|above|over|below|under|than|for|in|reach|reaches|solve|have|has) )"
        rf"\d[\d.,]* ?{_PER_CENT}|\b(?:achieve|hit|keep|maintain|reach) (?:an? )?\d[\d.,]* ?{_PER_CENT}",
        "a share to reach",
        "trust rises by 20%",
    ),
    Sign(
        rf"\b(?:climb|drop|fall|go|goe|grow|increase|rise)s? (?:up |down )?\d[\d.,]* ?{_PER_CENT}",
        "a share to reach",
        "feedback goes up 25%",
    ),
    Sign(
        rf"\d ?{_PER_CENT} (?:of|fewer|less|more|higher|lower)\b",
        "a share to reach",
        "be 30% less anxious",
    ),
    Sign(
        rf"{_AMOUNT} (?:out of|of|in)(?: every)? {_AMOUNT}\b(?! (?:second|minute|hour|day|week|month|year)s?\b)"
        r"|\b\d[\d.]* ?/ ?\d+\b(?=$| or|[.]| [a-z]* ?(?:rating|score))",
        "a share to reach",
        "nine out of ten guests thank us",
    ),
    Sign(
        r"(?:^|\b(?:least|than|over|almost|nearly|about|by|to|for) )(?:half|a third|a quarter|most) of\b"
        r"|\b(?:two thirds|two-thirds|three quarters|three-quarters) of\b"
        r"|\bby (?:a |one )?(?:third|half|quarter|fifth|tenth)\b",
        "a share to reach",
        "more than half of the nurses",
    ),
    Sign(
        r"\b(?:scores?|ratings?|index|e?nps|barometer|mean|median|pulse|scale|survey|averages?)\b[^.]{0,40}?\b"
        r"(?:averages?|of|above|over|below|under|at|than|to|reach|reaches|exceeds|from) \d"
        r"|\baverages? \d|\b\d[\d.,]* or (?:better|higher|more|above)\b",
        "a score to reach",
        "a rating of 4.5 or more",
    ),
    Sign(
        r"\b(?:bring|climb|go|goe|grow|improve|increase|level|lift|move|raise|rise|rose|scale|score)s?\b[^.]{0,40}?"
        r"\bfrom (?:level |stage |grade )?\d[\d.,]* to (?:level |stage |grade )?\d"
        r"|\bfrom an? \d[\d.,]* to an? \d",
        "a score to reach",
        "confidence rises from 3 to 4",
    ),
    Sign(
        r"(?:^|\b(?:by|of|at|to|than|least|reach|reaches|give|gives|gave|get|gets|us|up|down|with) )"
        rf"{_AMOUNT} (?:points?|stars?)\b",
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
        r"(?:per [\w'’-]+|(?:a|an|each|every) {time})\b"
        rf"|\b(?:once|twice|{_AMOUNT} times) (?:a|per|each|every) {{time}}\b",
        "a rate to keep",
        "at least five suggestions a month",
    ),
    Sign(
        r"^(?:double|halve|treble|triple)\b(?!-)|\btwice as (?:many|much|often)\b"
        r"|\b(?:number|amount|count|share) of [^.]{1,40}? "
        r"(?:doubles|falls|grows|halves|increases|rises|trebles|triples)\b",
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
        r"\b{virtue}\b(?! (?:[\w'’-]+ ){0,4}?with (?!each|one))",
        "a virtue is judged by what somebody does because of it",
        "there is trust within the team",
    ),
    Sign(
        r"\b{thought}\b(?! (?:[\w'’-]+ ){0,4}?with (?!each|one))",
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
    Sign(
        r"\bin an? (?:more |truly |very )?[\w'’-]+ (?:manner|way)\b",
        "it praises how something is done, and does not say what is done",
        "officers work in a more joined-up way",
    ),
)

EMPTY = (
    r"\benjoys? [\w-]+ing\b|"
    r"\b(?:take|takes|taking) (?:(?:more|full|real|great) )?(?:ownership|responsibility|pride|initiative|part|care)\b"
    r"|\b(?:show|shows|give|gives|bring|brings|carry|carries|share|shares|display|displays|hold|holds|keep|keeps|build"
    r"|builds) (?:[\w'’-]+ ){0,2}?{virtue}\b"
    r"|\b(?:give|gives|do|does) (?:their|its|his|her|my|our) (?:best|all)\b"
    r"|\b(?:go|goes) the extra mile\b|\bopen mind\b|\blead(?:s)? by example\b|\bmake(?:s)? (?:an effort|progress)\b"
    r"|\b(?:come|comes|pull|pulls|stand|stands) together\b|\brun(?:s)? (?:smoothly|well)\b"
    r"|\bmeet(?:s)? (?:[\w'’-]+ ){0,2}?(?:expectations|needs|standards)\b|\bhold(?:s)? each other accountable\b"
    r"|\b{manner} [\w'’-]+|\b[\w'’-]+ {manner}(?: and {manner})?|\b[\w'’-]+ with (?:[\w'’-]+ )?{virtue}\b"
    r"|\b(?:give|gives|offer|offers|provide|provides|share|shares|receive|receives) (?:each other |one another )?"
    r"(?:constructive|honest|open|regular|timely|good|useful|positive|clear|helpful)(?: and [\w-]+)? [\w-]+"
    r"|\b(?:make|makes|take|takes) (?:[\w'’-]+ ){0,2}?(?:decisions|seriously)\b"
    r"|\bas (?:a |an )?(?:role models?|one team)\b"
    r"|\b(?:invite|invites|welcome|welcomes|encourage|encourages) (?:open|candid|honest|new)\b"
    r"|\b(?:bring|brings) their whole\b|\b(?:see|sees|help|helps|support|supports) (?:us|each other|one another)\b"
    r"|\b(?:at all times|look(?:s)? forward|move(?:s)? forward|add(?:s)? value|(?<!know )each other)\b"
)

STILL = (
    r"\b(act as|acts as|adapts?|collaborates?|communicates?|contributes?"
    r"|cooperates?|develops?|embod(?:y|ies)|engages?|ensures?|fosters?|grows?|interacts?|maintains?|participates?|promotes?"
    r"|relates?|seems?|sounds?|supports?|strives?|tends?)\b"
)

MOMENT = (
    r"\d|\b(?:after|afternoon|alone|aloud|as soon as|at once|before|by|during|evening|even though|first|friday|last"
    r"|later|midnight|monday|morning|never|next|nobody|noon|once|o'clock|on the day|same day|saturday|sunday|thursday"
    r"|at {number}|today|tuesday|unasked|unprompted|until|wednesday|whenever|when|where|who|while|within|without"
    r"|yesterday)\b"
)

SEEN = """
    add adjust admit agree answer apologise apologize approach argue arose arrive ask ate attach began begin begins
    bend bent book borne borrow bought bound break bring broke broken brought build built buy call came carry caught
    check choose chose chosen clean climb close collect come comment compare complete consult copy correct count cover
    cross cut dance decide decline delete deliver describe did dig disagree does done drank draw drawn drew drive
    driven drop drove dug eat edit empty enter explain fasten fell fetch fill find finish fit fix flew fold follow
    forgave forward fought found gave give given glance go goes gone grade greet hand hang hear heard held help hid
    hide hold hug hung initial inspect interrupt introduce invite join jump keep kept kneel knelt knock label laid
    laugh lay lead lean leave led left lend lent lift listen lit load lock look made make mark measure meet mend
    mention merge met move name nod note object offer open order pack paid paint park pass pause pay phone pick place
    play plead point post pour praise press print propose pull push put question quote raise ran rang read refer refuse
    refused reject remind remove repair repeat replace reply report request return reverse revise rewrite ring rode
    roll run rung said sang sat say scan search sell send sent set settle share shook shout show shown shut sign signal
    sing sit sketch skip sleep slept smile sold sort speak spell spent split spoke spoken stand start stay steer step
    stick stood stop stopped strike stuck submit suggest swam swap sweep swim switch swung take taken talk taste taught
    teach tear tell thank threw throw tick tidy tie tighten told took tore touch translate tried try turn type unlock
    unpack update use visit wait wake walk wash watch wave wear weigh went wipe withdraw withdrew woke wore
    write written wrote
"""

BEFORE_NOUNS = """
    a an any at better each for good her his in its less more my no of on our that the their this to your
"""

HOLLOW = f"""
    {CLASSES["rise"]} {CLASSES["carry"]} {CLASSES["praise"]} {CLASSES["lofty"]} {CLASSES["virtue"].replace("_", " ")}
    more
    a access across all also always among an and as at audience audiences been beneficiaries between business
    businesses by can care change child children church cities citizen citizens city client clients club clubs coach
    coaches colleague colleagues collection common communities companies company corporate crew customer customers data
    day delivery department departments donor donors each education employee employees employer ensemble ever every
    everyday everyone everything existing external family farm farming feel for from full fully future game games good
    group groups guest guests health healthcare household how human hygiene i in individual industry internal into is
    it its job keep key kind latest leader leaders level levels library life lives local long-term management manager
    managers market me member members museum museums my myself national needs neighbourhood network networks new next
    of offering office on one ongoing or organisation organisations organization organizations other our ours out over
    own parents partner partners patient patients people person place play player players policy possible product
    products programme programmes projects public pupil pupils readers really region regional research residents school
    schools sector self serve service services singers so society spaces staff stakeholder stakeholders stay student
    students system systems team teams technology that the their them they things this through throughout to together
    tomorrow too top towards town training truly up us user users very village villages visitors volunteer volunteers
    way ways we well what where which wider with within work workforce working workplace workshop world year years your
    youth
"""

ENGLISH = Vocabulary(
    classes=CLASSES,
    counted=COUNTED,
    ordered=ORDERED,
    how_it_went=(
        r"\b(?:after|again|alone|because|before (?!christmas|easter|summer|the end)|earlier|faster"
        r"|first|lead|leads|led|longer|no|on time|in time|same"
        r"|so that|sooner|that|unaided|until (?!the end)|which|who|whom|whose|within|without|where)\b"
    ),
    joints=r"\s*[,;+&]\s*(?:and\s|then\s)?\s*|\s+and\s+(?:then\s)?|\s+then\s+|\s*[:.]\s+",
    tasks=r"(?:to )?{task} [\w'’]",
    unknown_task=r"^[a-z]+[^s\W] {the}\b",
    particular=r"\b{the}\b|\d",
    same_again=r"^[\w'’-]+ (?:it|them)\b",
    habits=r"\b(?:after|always|before|daily|each|every|whenever|when|until|without)\b",
    promises=PROMISES,
    slogans=SLOGANS,
    wishes=WISHES,
    checkable=CHECKABLE,
    tails=TAILS,
    hollow=frozenset(HOLLOW.split()),
    amounts=AMOUNTS,
    inner=INNER,
    still=STILL,
    moment=MOMENT,
    nothing_happens="it says how things are, and no event that one could write down",
    empty=EMPTY,
    seen=frozenset(SEEN.split()),
    endings=(
        ("s", ""), ("es", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ies", "y"), ("ied", "y"),
        ("pped", "p"), ("pping", "p"), ("tted", "t"), ("tting", "t"), ("gged", "g"), ("gging", "g"), ("nned", "n"),
        ("nning", "n"), ("dded", "d"), ("dding", "d"),
    ),
    before_nouns=frozenset(BEFORE_NOUNS.split()),
    possessives=("'s", "’s", "'", "’"),
    hollow_endings=(
        "ness", "bility", "ivity", "ism", "arency", "iency", "ional", "ionally", "ically", "inary", "able", "ible",
        "ative",
    ),
    fewest_words=5,
)  # fmt: skip
"""Words and signs for texts in English, of whatever country."""
