/** How people say that what they tell is not for others, or not out yet. Text in small letters, straight apostrophes. */

const anyOf = (...words: readonly string[]): RegExp => new RegExp(`\\b(?:${words.join('|')})`);
const not =
  "(?:do not|don'?t|dont|never|must not|mustn'?t|can'?t|cannot|can not|should not|shouldn'?t|won'?t|not allowed to|not supposed to|not meant to|can never)";
const nobody = '(?:nobody|no ?one|no-one|none of (?:them|you)|not a soul|not even \\w+)';
const others =
  '(?:public|press|media|market|street|investors?|shareholders?|staff|team|employees?|workforce|workers|unions?|customers?|clients?|users?|subscribers?|dealers?|regulators?|agency|rivals?|competitors?|bidders?|target|buyers?|suppliers?|managers?|marketing|sales|support|hr|colleagues|everybody|everyone|people|others|rest|outsiders?|journalists?)';

/** Said outright, in earnest: enough weight that hardly a matter is needed. */
export const sealed = anyOf(
  '(?:strictly|highly|company|client|commercially|market) (?:confidential|internal|private|sensitive)\\b|confidential (?:until|client|info|draft|and)\\b|privileged\\b|internal(?:ly)? (?:only|slide|memo|deck|doc\\w*)\\b|for internal use|(?:eyes|ears) only|embargoed?\\b(?! (?:lifted|rules))',
  'under nda\\b|nda(?:s)? (?:signed|stuff|applies)|(?:sign(?:ed)?|over|breaks?) (?:an|the|my) nda|quiet period|inside(?:r)? (?:info|tip|knowledge)|attorney-client|off the record|under (?:wraps|seal)|hush-hush|material non-?public|mnpi\\b',
  `not for (?:publication|distribution|release|sharing|outsiders?|the (?:public|press))|(?:not|nobody|no one) (?:been )?(?:informed|notified)|must not leave|(?:stays|leaves?) this (?:room|chat|group|building)`,
  `${not} (?:\\w+ )?(?:trade on|put (?:it|this|that) (?:in|on|into)\\b|let (?:this|it|that) (?:out|slip|leave))|(?:i'?d|i could|i can|could|would|we'?d) (?:lose|get fired from|cost me) my job|you (?:didn'?t|did not|never) (?:hear|see|heard|saw|get|got)\\b|you know nothing\\b`,
  `(?:${nobody}) (?:else )?(?:outside|but|except|apart from)|only (?:the board|\\w+ of us|\\w+ people|i|we|a handful)(?: \\w+){0,2} knows?\\b|filed confidentially|company secret|secretly\\b`,
  `(?:we|pr|they|the official version)(?: \\w+)? (?:tell|told|say|says|saying|stays?)(?: \\w+){0,2} (?:it'?s (?:just |only )?(?:maintenance|an? )|it was)|official version (?:is|stays|remains)|keep(?:ing)? (?:it|this|that)(?: all)? (?:off the (?:internet|record|books)|out of the (?:press|news|papers|media))|nobody (?:has )?noticed`,
);

/** Said in earnest or in play. */
export const kept: readonly RegExp[] = [
  /(?:^|[\n.!?] ?)(?:psst|secret|confidential|sensitive|private|internal|restricted|embargo|not public|privileged|classified|top secret)\s?(?:[:—-]|and\b)/,
  anyOf(
    'keep(?:ing|s)? (?:it|this|that|things|the \\w+)(?: \\w+)? ?(?:to (?:yourself|yourselves|ourselves|you)|quiet|secret|private|between|under|schtum|inside|in the family|in-house|internal|confidential|hidden|here|low)|keep (?:schtum|quiet|mum)|(?:keep|keeping|put) (?:a )?lid on|quiet about',
    "between (?:us|you and me|ourselves|the two of us|you, me)|(?:stays?|remains?) (?:between|secret|in here|with us)|(?:wants?|stays?|keeps?|in) silen(?:t|ce)|head down|no hints|first to (?:hear|know)|(?:got|get|have|had) (?:this|it|that) from me|wait (?:before|until|with) |(?:the )?heart to (?:say|tell)|mum'?s the word|not a (?:word|peep|soul)|hush|shh+|sit on (?:it|this)|zip it|under the table|discree\\w+|in (?:strict )?(?:confidence|private)|quietly\\b|covert\\w*|in secret",
    `${not} (?:\\w+ ){0,2}(?:tell|share|repeat|forward|post|publish|mention|leak|quote|disclose|breathe|spread|talk|pass|congratulate|reveal|say|screenshot|let on|discuss|use the real|circulate|blog|tweet|write about|name)\\b`,
    '(?:no|without|please no) (?:sharing|forwarding|screenshots?|leaks?|press|comment)|(?:say|tell|breathe|mention|repeat) (?:nothing|nobody|no ?one|to no ?one)|delete (?:this|it|after)|burn after|(?:treat|handle) (?:this|it) (?:with care|carefully|as|confidentially)|if (?:it|this|that|word) (?:leaks|gets out)|before (?:it|this|word) (?:leaks|gets out)',
    "(?:i (?:really )?)?(?:shouldn'?t|should not|mustn'?t|can'?t|cannot|not allowed to) (?:even )?(?:say|tell|name|talk|share|be (?:telling|showing|saying|sending)|give you|show)\\b|i had to sign|nothing official|unofficially|on the quiet|on the down ?low|behind closed doors|none the wiser|in the dark|not for (?:twitter|the group|the channel)|(?:aren'?t|not|isn'?t|n't) (?:supposed|allowed|meant|permitted) to|shouldn'?t have|wants? (?:it|this|that) (?:quiet|hidden|kept)|bury (?:it|this|that)|cover(?:ing)? (?:it |this )?up|classified\\b|confidential(?:ly)?\\b(?! information)|terms are sealed",
  ),
  anyOf(
    `${nobody} (?:\\w+ ){0,3}(?:knows?(?! how| why| what| where)|suspects?|has (?:a |any )?(?:clue|idea|been told)|been told|is supposed to|was told|is aware|notices?|should know|may know)`,
    `${others}(?: \\w+){0,2} (?:don'?t|do not|doesn'?t|does not|has(?:n'?t| not| no)|have(?:n'?t| not| no)|isn'?t|is not|aren'?t|are not|not|mustn'?t|must not|shouldn'?t|won'?t|don'?t even)(?: \\w+)? (?:know|suspect|been|told|hear|find out|learn|see|expect|idea|clue|informed|notified|briefed|aware|realis\\w+|realiz\\w+|get wind|yet)\\b`,
    "only (?:the |our |my |a )?(?:\\w+ ){1,3}(?:knows?|know|is aware|are aware)\\b|\\w+ (?:must|may|should|can|shall|do|does|did|will)(?: not|n'?t)(?: \\w+)? (?:know|hear|find out|learn|get wind)\\b|before (?!(?:the|your|its|our) (?:server|network|phone|computer|camera|program|machine|sensor|alarm)\\b)(?:\\w+ ){1,4}(?:notices?|finds? out|hears?|knows?|learns?|gets? wind|wakes? up)|(?:has|have|had) no (?:date|details|plans?) yet|not to be (?:shown|seen|used|shared|published|discussed|mentioned)|(?:stays|remains|kept|keep it) (?:in|within|among|inside|with) (?:the|this|our|us)|no (?:congratulations|announcements?|statements?|posts|photos|press|publicity)\\b|(?:still|it'?s|this is|all|that'?s|remains) (?:a )?(?:secret|confidential|private|under embargo)|polishing",
    "(?:they|he|she|it|who) (?:don'?t|do not|doesn'?t|does not|have(?:n'?t)?|has(?:n'?t)?) (?:know|suspect|(?:no|any) (?:idea|clue)|been told)\\b|(?:has|have|with) no (?:idea|clue)|(?:they|competitors?|he|she) (?:still )?(?:think|believe)s? (?:it|we|they)",
  ),
  /\b(?:unter uns|vertraulich|nicht weitersagen|bleibt unter|streng geheim|noch nicht öffentlich|entre nosotros|no se lo digas|confidencial|todavía no es público|entre nous|confidentiel|ne le dis à personne)\b|ここだけの話|社外秘|内緒/,
];

/** What says that it is not out yet, or who will hear of it and when. */
export const notYet: readonly RegExp[] = [
  anyOf(
    "(?:not|isn'?t|is not|aren'?t|wasn'?t|hasn'?t|haven'?t|have not|has not|won'?t|no)(?: \\w+){0,4} (?:public(?:ly)?|announced?|disclosed?|disclosure|out yet|gone out|released|published|told|filed|signed|official|revealed|reported|notified|informed|approved|briefed)\\b",
    "unannounced|undisclosed|unreleased|unpublished|unrevealed|pre-?release|pre-?close|(?:it'?s|is|that'?s|they'?re|still) not out\\b|(?:isn|aren|wasn)'?t out\\b|embargo (?:till|until|ends|on)|not out yet|only (?:official|public) (?:on|from|in|after)|(?:isn'?t|not) (?:official|public) before|embargoed? (?:until|till)|under embargo|that'?s before\\b|haven'?t \\w+ yet",
  ),
  anyOf(
    '(?:announcement|announce it|press release|statement|release|official (?:mail|word|version|letter)|news|notice|letter|script|report|memo)(?: \\w+){0,3} (?:is (?:being|only)|being (?:written|drafted)|with (?:the )?lawyers|on the \\d|(?:comes?|goes|is|will|next|on|after|later|tomorrow|thursday|friday|monday|tuesday|wednesday)\\b)',
    `${others}(?: \\w+){0,2} (?:finds? out|gets? (?:told|it|a letter)|learns?|hears?|will (?:be (?:told|informed)|hear|know|learn)|(?:are|is) (?:told|informed)|is informed|informed)\\b|they (?:hear|find out|learn|get told|will (?:announce|say|tell))|(?:they|we)'ll (?:announce|say|tell|only|be told)`,
  ),
  anyOf(
    "before (?:we (?:tell|announce|publish|report)|(?:any|every)(?:one|body)|the (?:announcement|release|call|market|bell|open|fix|results)|(?:it|this) (?:is|goes|becomes|gets))|ahead of the (?:announcement|release|call)|until (?:then|the \\d|\\w+day|they|it'?s|announced|the (?:announcement|release|call|press|journal|ministers))|till the \\d|(?:still|being) (?:deciding|drafted|rewriting|negotiat\\w+)",
    "vs\\.? \\d+(?:[.,]\\d+)?\\w* (?:consensus|expected|plan(?:ned)?|guidance)|(?:below|under|above|against|over|beat|vs|missed?|short of) (?:our |the )?(?:plan|guidance|consensus|expectations|target|what we (?:told|said|guided))|instead of \\d|you'?ll read (?:it|about)|we (?:report|release|publish)(?: \\w+)? (?:on|in|next|thursday)",
  ),
];

/** Who it comes from: somebody inside, or a paper that few have. */
export const inside = anyOf(
  '(?:the |our |my )?(?:ceo|cfo|coo|cto|boss|finance|hr|legal|sales|manager|director|lawyers?|lawyer|bankers?|board|chair\\w*|management|counsel|controller|treasurer|auditors?|owner|founders?|general counsel|adviser?s|advisors)(?: \\w+)? (?:told|tells?|says?|said|expects?|thinks?|confirmed|mentioned|decided|wants?|voted|approved|intends?|agreed|hired|will tell|is about to|has agreed)\\b',
  "data ?room|exclusivity|\\bloi\\b|letter of intent|term sheet|due diligence|cap table|negotiating floor|(?:real |actual )?bottom (?:price|line) is|(?:restructuring|redundancy) list|board deck|code ?name|heard (?:it )?from|(?:told|tells) (?:us|me)\\b|(?:just |i |i'?ve |have )(?:saw|seen|read|got) the (?:\\w+ )?(?:deck|draft|numbers|figures|list|memo|minutes|term sheet|full[- ]year|results|slides|contract|model)|sat in (?:on|at)|was in the (?:meeting|call)|in the (?:deck|draft|minutes|memo)\\b|i'?m on the (?:list|deal|project)|working on the|my team (?:is|does)|(?:patients? (?:from|in|on)|in|from) (?:room|bed|ward) \\d|(?:one of our|my) (?:private |biggest |largest )?(?:clients?|patients?|firm'?s client|account holders?)\\b|whose account|(?:list|slide|deck|draft|memo)(?: \\w+){0,4} attached|i (?:only )?know because|we only know",
);

/** What covers something up, hints at a trade, or waits at somebody's desk. */
export const covered = anyOf(
  "(?:buy|sell|don'?t buy|dont buy|short|dump)(?: \\w+)? (?:our|your|the|some) (?:stock|shares|options|calls|puts|bonds?)|(?:will |to |would )deny\\b|pretend\\b|act surprised|(?:hid|hide|hiding|hidden|withh[eo]ld|conceal\\w*) (?:\\w+ ){0,3}from|hoping (?:nobody|no ?one|they)|(?:got|get|gets) wind|spin (?:it|this) as|spun as|will be sold as|bur(?:y|ied) in|trust me\\b|lips are sealed|that'?s all i(?: can|'m)?|thats all i",
  "(?:hasn'?t|haven'?t|has not|have not|not|n'?t)(?: \\w+){0,2} (?:said so|worded|posted|sent|shown|filed|admitted|confirmed)\\b|no statement|(?:is|are|it'?s) (?:still )?(?:with legal|on my desk|at the notary)|(?:decided|want(?:s|ed)?)(?: not)? to (?:wait|notify|sit)|legal is|stalling|break it to|(?:tell|tells) (?:us|them|the \\w+|\\w+) (?:on )?(?:mon|tues|wednes|thurs|fri)day|will be announced|'ll be announced|only (?:shown|revealed|told)|when it comes out|think(?:s)? everything'?s fine|what was communicated|in the press kit|i typed up|i'?ve (?:read|seen) the|papers at the",
  '(?:call|filing|vote|trading update|update|signing|closing|hearing|notary|reveal|wires?|correction|letter to|envelope|waiver|announcement|bid|verdict|ballot|kick-?off) (?:is |lands |goes |gets opened |follows |next |due )?(?:on |in |at )?(?:next |the \\d|(?:mon|tues|wednes|thurs|fri)day|tomorrow|(?:january|february|march|april|june|july|august|september|october|november|december)\\b)',
);

/** How one leans over to tell something. */
export const aside = anyOf(
  "heads[- ]up|fyi\\b|psst|guess (?:what|who|which)|just so you know|word is|i hear\\b|apparently|turns out|you won'?t believe|looks like we|be warned",
);
