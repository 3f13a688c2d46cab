/**
 * What a company keeps to itself until it is out. The words of business weigh more than those that everyday talk
 * shares. Every pattern reads text in small letters with straight apostrophes.
 */
export interface Matter {
  readonly business: RegExp;
  readonly everyday: RegExp;
}

const anyOf = (...words: readonly string[]): RegExp => new RegExp(`\\b(?:${words.join('|')})\\b`);

const results: Matter = {
  business: anyOf(
    'earnings|revenues?|ebitda|(?:gross|operating|net) (?:profit|loss|income|margin|sales)|margins|guidance|consensus|profit warning|dividends?',
    'buy-?backs?|payroll|bridge (?:loan|round)|(?:cash )?runway|burn rate|cash ?flow|liquidity|valuation|term sheet|series [a-g]|(?:seed|funding|investment) round',
    '(?:pre|post)-money|ipo|s-1|prospectus|(?:credit|our|its) rating|rating agency|half of plan|down(?:grade[sd]?|round)|covenants?|credit (?:line|facility)|bonds?|refinanc\\w+|write-?(?:offs?|downs?)',
    '(?:writing|write|wrote) (?:off|down)|impairments?|restat\\w+|auditors?|chapter (?:7|11)|insolven\\w+|bankrupt\\w*|receivership|churn|arr|mrr|bookings|backlog',
    'same-store|(?:full|half)[- ]year|h[12]|q[1-4]|fy ?\\d\\d|share ?holders?|investors?|lead investor|stock split|share split|rights issue|creditors?|lenders?',
    '(?:financial|quarterly|annual) (?:results|figures|numbers|report)|10-[kq]|delist\\w*|net debt|capital increase|the street|analysts?|controller|treasurer|outlook|unit economics',
  ),
  everyday: anyOf(
    'umsatz|gewinn|quartal|entlass\\w+|verkauf\\w*|übernahme|leute|ventas|empresa|resultados|despid\\w+|rachat|licenci\\w+|results?|sales|profits?|loss(?:es)?|figures|numbers|forecast|quarter|turnover|cash|raising|shares?|stock|loan|the bank|default|fraud|listing|float|fund|options|filing|notary|salaries|december|minus|record year|subscribers?|targets?|budget|audit|prices?|money|accountants?|(?:mortgage|interest) rates?|costs?|financ\\w+|invest(?:ed|ment)?|debts?|orders|volumes?|pensions?|tax|[ab]-round|the round|lead for|rating|auction|owed?|hole|\\d+(?:[.,]\\d+)? ?(?:mn?|mil|million|bn|billion)|\\d+ ?(?:%|percent)|accounts|facility|capital|dilution|underwriters|seed|depositors?|asia|guided|flash numbers',
  ),
};

const deals: Matter = {
  business: anyOf(
    'acqui(?:re|res|red|ring|sitions?)|mergers?|take-?overs?|buy-?outs?|due diligence|data ?room|loi|letter of intent|exclusivity|bidders?|suitors?|divest\\w*',
    'carv(?:e|ing) out|spin(?:ning)?-? ?off|joint venture|private equity|stake|earn-?out|antitrust|integration plan|tender offer|change of control|strategic review',
    'purchase agreement|lps|family office|counter-?bid|ticker|sovereign fund|angel (?:money|round)|spun (?:out|off)|(?:sale|sell-?off) of (?:the|our)|(?:owned|bought|acquired|swallowed|taken over) by|go(?:es|ing)? private|signing (?:on|next|is)|upfront|conglomerate|advis[eo]rs|bankers|a share',
  ),
  everyday: anyOf(
    'merg(?:e|es|ing)|bid(?:ding|s)?|buy(?:s|ing|er)?|bought|sell(?:s|ing|er)?|sold|deals?|offer(?:s|ed)?|talks|owners?|founders?|partnership|start-?ups?|competitors?|rivals?|signed|signing|purchase|paperwork|auction|seller|site|land|embargo|spa|maximum|entity|life business|vote|club|the whole group|swallow|brewery|chain|rights|licen[cs]e|federation|kit supplier',
  ),
};

const people: Matter = {
  business: anyOf(
    'lay-?offs?|lay(?:ing)? off|laid off|redundan\\w+|severance|re-?structur\\w+|re-?org\\w*|head ?count|job cuts|hiring freeze|out-?sourc\\w+|off-?shor\\w+|works council',
    'workforce|(?:ceo|cfo|coo|cto|cmo|ciso)s?|chair(?:man|woman|person)|chief \\w+(?: officer)?|general counsel|managing director|editor-in-chief|head of \\w+|successor|non-?compete',
    'step(?:s|ping)? down|bonus (?:pool|cut)|pay (?:cut|freeze)|salar(?:y|ies) (?:list|cut|freeze)|(?:salary|redundancy) list|agm|heads|(?:being|getting|be) (?:let go|fired|sacked|axed|cut|outsourced|replaced)',
    'department|the board|our board|board (?:meets|meeting|approved|decided|wants|voted|deck|paper)|director|subsidiary|\\d+ (?:people|jobs|roles|positions|employees|staff)',
  ),
  everyday: anyOf(
    'resign\\w*|quits?|fired?|firing|sacked|let(?:ting)? (?:\\w+ )?go|jobs?|roles|staff|employees?|colleagues|unions?|plants?|factory|offices?|teams?|support|bonus(?:es)?|salar(?:y|ies)|appoint\\w*|boss|board|manage(?:ment|rs?)|company|hr|coach|directors?|engineering|pr|spokes\\w+|studio|chair|running the place|succeed|successor|dean|engineers?|journalists?|drivers?|nurses?|teachers?|crew|editors?|producers?|workers?|trainees?|interns?|pushed out|desk|wage talks|the wage|senate|committee|council|supervisory|agency workers|workers|shift|medical|transfer|replac(?:ed|ing)|leav(?:es|ing)|branch(?:es)?|stores|warehouse|closes|closing|shuts?',
  ),
};

const products: Matter = {
  business: anyOf(
    'unreleased|prototypes?|roadmap|code ?names?|codenamed|re-?brand\\w*|staging (?:site|server|link)|discontinu\\w+|sunset(?:ting)?|end of life|price (?:rise|increase|hike|cut)s?',
    'prices? (?:go|goes|going|will|rises?)|pricing|free (?:plan|tier)|phase (?:1|2|3|i|ii|iii)|endpoint|readout|fda|ema|placebo|patents?|next[- ]gen\\w*|product line|our own (?:chip|model|engine)|embargo(?:ed)?|trial (?:data|results?|was)|clinical|specs|dealers',
    'the (?:drug|vaccine|trial)',
  ),
  everyday: anyOf(
    'launch(?:es|ing)?|release|beta|recall(?:s|ed|ing)?|subscription|trial|drops?|ships?|slips?|delay(?:ed|s)?|new (?:phone|model|version|console|chip|car|app|product|price|logo|feature|plan|tablet|device|line|drug|game|album|season|name|watch)|next (?:model|phone|version|season|album|console|game)|season \\d|episode|trailer|(?:test|company) car|v\\d+|approval|version|plan|customers|factory|fab|feature|app|apps|tier|series|sequel|model|spec sheet|units|airbags|brakes|gen \\d|scripts?|reveal|diesel|renders?|unpublished|unreleased|unannounced|firmware|software|unveil\\w+|issue|cover|batch|study|series \\w|engineers?|on stage|tablet|range|catalogues?|shelves|recipe|ingredient|safety test|product|machine|vehicle|van|software|platform|device|service|album|tour|ship it|reviewers',
  ),
};

const trouble: Matter = {
  business: anyOf(
    'data breach|breach(?:ed)?|ransom ?ware|zero-?days?|vulnerabilit\\w+|unpatched|exploit|attackers?|intruders?|regulators?|customer (?:data|emails|records)|compromised|supervisor|(?:toxic|contaminated|defective) \\w+',
    'lawsuit|law suit|su(?:ing|ed)|settle(?:ment|s|d)?|settling|plaintiffs?|litigation|subpoena(?:ed)?|investigat\\w+|prosecutors?|injunction|arbitration|indict\\w*|infring\\w+|attorney(?:-client)?|(?:opposing|outside) counsel|counsel|our lawyers?',
    'compliance|tax authority|whistle-?blower|bribes?|kickbacks?|rebates|cartel|sanctions|ndas?|the regulator|bod(?:y|ily) harm|liver damage|side effects|class action',
  ),
  everyday: anyOf(
    'leak(?:s|ed|ing)?|hack(?:ed|ers?)|hole|patch|outage|database|incident|passports?|encrypted|lawyers?|legal|courts?|judge|ruling|fined?|guilty|fraud|harass\\w+|raid(?:ed)?|search(?:ed)?|papers served|catch(?:es)? fire|burn(?:s|ed|t)?|injur\\w+|contaminat\\w+|accident|asbestos|contract|commission|cartel|hearing|fine|widow|insurer|medical files|files|records|usb stick|card numbers|backdoor|stolen|admin panel|spill|arsenic|salmonella|toxic|servers?|source code|credentials|cheat\\w*|lied|dpo|cease and desist|no contest|location data|no contest|overdosed|copied|inform people|inspectors?|police|evidence|testif\\w+|hackers|user table|payslips|jury|stalling|faulty|defective',
  ),
};

const clients: Matter = {
  business: anyOf(
    'clients?|suppliers?|account holders?|my patients?|our patients?|patient (?:from|in|is)|(?:biggest|largest|key|main) (?:customer|account|partner|supplier)|renew(?:al|ing)|the tender|tender|crm|negotiat\\w+|bottom (?:price|line)|walk-?away|reserve price',
    'floor is|ceiling is|as low as|undercut(?:ting)?|per (?:unit|barrel|ton(?:ne)?|seat)|exit (?:the )?\\w+ market|strategy (?:offsite|deck|paper|is)|relocat\\w+|moonshot|agency|vendor',
  ),
  everyday: anyOf(
    'customers?|contracts?|accounts?|sponsor|insurer|partner|actor|actress|singer|footballer|goal ?keeper|senator|minister|mayor|celebrity|prime minister|president|prince(?:ss)?|players?|clinic|cancer|diagnos\\w+|relapse|rehab|test results|divorc\\w+|strategy|market|exit|award|who i treat|treat|therapy|rates|wage|hotel|retailer|airline|turnover|print|buyers?|account manager|mayor|offshore|production|team|broke|agenc(?:y|ies)|pitch|governor|duke|ward|striker|us in private|china|russia|going bust|ministry|confidential(?:ly)?',
  ),
};

/** All of them, each counted once. */
export const matters: readonly Matter[] = [results, deals, people, products, trouble, clients];

/** A number with its unit: percent, money, millions, heads; what a rumour has and a teaser lacks. */
export const figure =
  /\b\d+(?:[.,]\d+)?\s?(?:%|percent|points|m|mn|mm|bn|million|billion|k|mil|btc|heads|jobs|roles|people|leute|a share|euros?|dollars)\b|[$€£]\s?\d|\b(?:at|for|of) (?:about )?\d{2,}\b|\d%|\b(?:a|two) (?:third|half|fifth|quarter|tenth)s?\b|\bdouble\b|\bminus \w+|\bhalf\b|\b(?:six|seven|eight|nine) figures\b/;
