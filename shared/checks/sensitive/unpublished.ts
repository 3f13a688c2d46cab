/** Matters of a company or person that are somebody's secret until they are out, each a word or phrase. */
export const matters: readonly RegExp[] = [
  /\b(?:earnings|revenue|sales|profits?|margins?|ebitda|bookings|guidance|forecast|results?|losses|quarter(?:ly)?|q[1-4]|fy\d\d|numbers|figures|dividend|buy-?back|profit warning|payroll|bridge loan|cash|runway|valuation|term sheet|series [a-e]|funding round|raising|ipo|listing|downgrades?|upgrades?|rating agency|shares?|stock|write-?down|impairment|chapter 11|insolven\w+|bankrupt\w*)\b/,
  /\b(?:acqui(?:re|res|ring|red|sition)|merg(?:e|er|ing)|takeover|due diligence|bid(?:ding)?|buy(?:ing|s)?|bought|buyer|sell(?:ing)?|divest\w*|spin-?off|joint venture|term sheet|deal|offer|talks with|go(?:ing)? private|advis[eo]rs hired|owned by|private equity|stake|partnership|licen[cs]e our|target)\b/,
  /\b(?:lay-?offs?|laid off|layoff|restructur\w+|redundanc\w+|job cuts|cutting \d+|cuts? \d+|heads?(?:count)?|firing|fired|let(?:ting)? (?:\w+ )?go|resign\w*|step(?:s|ping)? down|stepping down|ceo|cfo|cto|successor|replacing|plants? clos\w+|clos(?:e|es|ing) the|shut(?:ting)? down|salary list|salaries|bonus pool|whole \w+ team)\b/,
  /\b(?:unreleased|prototypes?|new (?:phone|model|product|console|chip|car|app|version|device|line|drug|game|album|season|logo|name|price|pricing|feature)|launch(?:es|ing)?|ships? in|drops? in|drops? on|roadmap|trailer|beta|pricing goes|prices? go|building our own|codenamed?|code ?name|own (?:chip|fab|bank|network|platform|factory|phone|car)|fab|patent|recall|trial|phase (?:1|2|3|i|ii|iii)|endpoint|readout|fda|approval)\b/,
  /\b(?:lawyers?|attorney|counsel|lawsuit|suit|settle[d]?|settlement|plaintiffs?|litigation|subpoena|investigat\w+|regulator|breach|vulnerabilit\w+|hole|exploit|unpatched|leak(?:ed)?|hacked|incident)\b/,
  /\b(?:clients?|customers?|patients?|account|supplier|contract|partner|footballer|actress|actor|senator|minister|celebrity|diagnos\w+|test results|relapse|divorc\w+|in rehab|negotiat\w+|floor is|ceiling|strategy|exit(?:ing)? the|board (?:deck|approved|wants|meeting|decided|will)|the board)\b/,
];

/** What says outright that it is not for others. */
export const kept: readonly RegExp[] = [
  /(?:^|[\n.!] ?)(?:psst|secret|confidential|sensitive|private|internal|restricted)\s?[:—-]/,
  /\b(?:(?:strictly |highly |company |client )?confidential(?! (?:information policy|mode))|privileged|classified|internal(?:ly)? only|for internal use|eyes only|embargo(?:ed)?|under nda|nda (?:signed|stuff)|quiet period|insider|off the record|don[’']?t quote|not for (?:publication|distribution|release|sharing)|under wraps|sealed|top secret)\b/,
  /\b(?:keep (?:it|this|that) (?:to yourself|quiet|secret|private|between|under|schtum|to ourselves)|keep (?:schtum|quiet|mum)|between (?:us|you and me|ourselves)|mum[’']?s the word|not a word|hush|shh+|sit on it|zip it|(?:do not|don[’']?t|dont|please don[’']?t|never|must not|can[’']?t|cannot|can not|mustn[’']?t) (?:\w+ )?(?:tell|share|repeat|forward|post|publish|mention|leak|quote|put (?:it|this) in writing|leave the building|disclose|say (?:much|anything|more))|delete this|shouldn[’']?t (?:tell|say|share)|(?:nobody|no one|no-one)(?: (?:outside|but|except|else)(?: \w+){1,3}|(?: \w+){0,2})? (?:knows(?: (?:yet|about|it|this|that)\b|[.!]?$)|has been told|been told|may know|should know)|(?:they|he|she|it|team|target|staff|market)(?: \w+){0,2} (?:don[’']?t|do not|doesn[’']?t|does not) know|they think)\b/,
  /\b(?:unter uns|vertraulich|nicht weitersagen|bleibt unter|streng geheim|noch nicht öffentlich|entre nosotros|no se lo digas|confidencial|todavía no es público|entre nous|confidentiel|ne le dis à personne)\b|ここだけの話|社外秘|内緒/,
];

/** What says that it is not out yet. */
export const notYet: readonly RegExp[] = [
  /\b(?:the )?(?:board|directors|owners|shareholders|management|lenders|rating agency|adviser?s|bankers|ceo|cfo) (?:wants?|decided|voted|approved|intends?|agreed|downgrades?|hired|leaves|is leaving|quits|resigns?|steps down)\b/,
  /\b(?:patients? (?:from|in|on) (?:room|bed|ward)|(?:in|from) (?:room|bed|ward) \d+|one of our (?:private |biggest |largest )?(?:clients|patients|customers)|(?:my|our) (?:client|patient), (?:the|a)\b)/,
  /\b(?:not|isn[’']?t|is not|aren[’']?t|wasn[’']?t|hasn[’']?t|haven[’']?t|have not|has not|no)(?: \w+){0,4} (?:public(?:ly)?|announced?|disclosed?|disclosure|out yet|released?|told|filed|been told|signed yet)\b|\b(?:unannounced|undisclosed|unreleased|unpublished|pre-?release|not yet|until (?:then|the \d|monday|tuesday|wednesday|thursday|friday|\w+day))\b/,
  /\b(?:before (?:thursday|monday|tuesday|wednesday|friday|the (?:announcement|release|call|market|bell|open|fix))|press release (?:thursday|monday|tuesday|wednesday|friday|tomorrow|next)|announcement next|still deciding|is rewriting|losing to|going to miss|list is final|closing on the|lead is in|banks picked)\b/,
];

/** A date on which something comes out. Alone it is how everybody announces. */
export const scheduled =
  /\b(?:we|they|it|is|will be|to be|gets?|goes|go|press release|release|readout|announcement|report|trial results)(?: \w+){0,6} (?:announced?|announcing|announcement|report|release|goes? out|go out|come out|statement|resigns?|before the market opens|closing on|closes on)(?: \w+){0,3}? (?:on|at|in|next|tomorrow|thursday|friday|monday|tuesday|wednesday|this|before|till|until)\b/;

/** What is still to come, as plans are told. */
export const ahead =
  /\b(?:will|going to|gonna|about to|plan(?:s|ned|ning)? to|next (?:week|month|quarter|year|monday|tuesday|wednesday|thursday|friday)|tomorrow|on (?:monday|tuesday|wednesday|thursday|friday|the \d{1,2}(?:st|nd|rd|th)?)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|talks)|before (?:summer|winter|spring|autumn|christmas)|by (?:spring|summer|autumn|fall|winter|q[1-4])|unless|starts? (?:monday|tuesday|wednesday|thursday|friday)|expects? to|we think)\b/;

/** What says that everybody may know it, or is asked to look. */
export const published =
  /\b(?:announced (?:this|last|today|yesterday|in|on)|as (?:we )?(?:announced|reported|disclosed)|press release(?: is)? (?:here|below|out)|we(?:[’']re| are)? (?:proud|happy|excited|thrilled|pleased|delighted)|proud to|happy to|excited to|read (?:our|the|more|it|about)|read in|i saw|in the news|according to|link (?:in|below|here)|here is the link|learn more|available (?:now|in)|in stores?|out now|on (?:our|the) (?:website|site|blog)|listen to|tune in|stay tuned|join us|sign up|register|pre-?order|apply here|watch|newsroom|congrat\w*|sorry to (?:read|hear)|open to the public|is public|interview|livestream|live on|explained|case study|your (?:site|page|notice|website)|launched today|launching today|this morning|public (?:roadmap|link|town hall)|embargo (?:lifted|rules)|privacy policy|poll|sources (?:say|tell|said)|breaking|police|reportedly|according|approved by regulators|we (?:will|are going to) (?:announce|report|host|webcast|release|publish))\b|[“"][^”"]{12,}[”"]|https?:\/\/|\bwho is excited\b/;

/** Business of one's own: who is told about is us, ours, or somebody at work. */
export const ownBusiness =
  /\b(?:we|we[’']re|we[’']ll|our|us|ours|the (?:board|company|ceo|cfo|team|bank|buyer|merger|deal|target|client|regulator|minister|patient)|ceo|cfo|hr|my client|internal|i)\b/;
