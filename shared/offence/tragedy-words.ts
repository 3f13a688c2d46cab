/** Events in which people are hurt. Words that are ordinary elsewhere (storm of colour, shooting star) are left out by what stands beside them. */
export const tragicEvent =
  /\b(?:mass )?shootings?\b(?! stars?| guard| hoops| range| percentage)|\bgunm[ae]n\b|\bmassacres?\b|\bbombings?\b|\b(?:terror(?:ist)?|knife|gas|car bomb|suicide) attacks?\b|\bterrorism\b|\bexplosions?\b(?! of)|\b(?:earth)?quakes?\b|\btsunamis?\b|\bhurricanes?\b|\btornado(?:e?s)?\b|\btyphoons?\b|\bcyclones?\b|\bwildfires?\b|\bflood(?:s|ed|ing)?\b(?! ?lights?)|\blandslides?\b(?! (?:win|victory))|\bsuperstorms?\b|\buproar\b|\buprisings?\b|\briots?\b|\bunrest\b|\bcivil war\b|\bgenocide\b|\bholocaust\b|\bplane crash(?:es)?\b|\btrain crash(?:es)?\b|\bshipwrecks?\b|\bhostages?\b|\bvictims?\b|\bcasualties\b|\bdeath toll\b|\bmourn(?:s|ed|ing|ers)?\b|\btraged(?:y|ies)\b|\bcatastrophes?\b|\bevacuat(?:e|ed|ion|ions|ing)\b|\bepidemics?\b|\bpandemics?\b|\bfamines?\b|\brefugee crisis\b|\b9\/11\b|\bground zero\b|\bthe storm\b|#(?:hurricane|sandy|irma|harvey|katrina|prayfor)\w*|\bair ?strikes?\b|\bmissiles? (?:hit|strike|attack)s?\b|\bboots on the ground\b|\b(?:war|fighting) in [a-z]+|\bpearl ?harbou?r\b|\bhiroshima\b|\bchernobyl\b|\bworld trade cent(?:er|re)\b|\bslavery\b|\blynching\b|#pray\w+|\bpeople (?:were |have been )?(?:killed|shot|dying|died)\b/gi;

/** Words of sympathy, which sell nothing. */
export const sympathy =
  /\bhearts? (?:is|are|goes|go) (?:with|out)\b|\bthoughts? (?:and prayers? )?(?:is|are|go) (?:with|out)\b|\bprayers? (?:are|go) (?:with|out)\b|\bpray(?:ing)? for\b|\b(?:rest in peace|r\.?i\.?p\.?)\b|\bstay safe\b|\b(?:affected|impacted) by\b|\bin (?:honou?r|memory) of (?:the (?:victims|fallen|dead)|all who|those who)\b/gi;

/** What is sold: prices, shops, new things of ours. */
export const promotion =
  /\b\d{1,2} ?% (?:off|discount)|\b\d{1,2} percent off\b|\bfree shipping\b|\b(?:promo|coupon|discount) codes?\b|\buse code\b|\bdiscounts?\b|\bcoupons?\b|#?\b\w*sale\b(?! of)|\bflash deals?\b|\bdeals? on\b|\bshop (?:now|our|the|online|with|for|here)\b|\bshopping\b|\bbuy (?:now|our|one|yours|it|them)\b|\border (?:now|yours|online|today)\b|\bavailable (?:now|online|in store)|\bin (?:our )?stores?\b|\bgiveaways?\b|\bto win\b|\bget yours\b|\bgrab (?:a|an|your|yours)\b|\bhappy hour\b|\bnew (?:\w+ )?collection\b|\b\w+[- ]inspired\b|\bspecial offers?\b|\bmay we suggest\b|\btry (?:our|one of our)\b|\btreat yourself\b|\bour (?:new|latest|delicious|famous|own) \w+|\bhere(?:['’]s| is) (?:a|our) (?:\w+ )?(?:bowl|recipe|treat|snack|cocktail|drink|breakfast|outfit|look|playlist)\b|\bfor every (?:retweet|rt|like|share|follow)\b|\bfree (?:coffee|pizza|drinks?|food|entry|gifts?|samples?|burgers?|delivery|tickets?|download)\b|\b(?:for )?only [$€£]\d|\bstock up\b|\bpre-?order\b|\bfootwear\b|\b(?:don['’]t|not|never) forget (?:about )?(?:our|your|the) (?:sandals|shoes|pumps|bags|cookies|pizza)|\bcheck out our\b/gi;

/** Signs that something is meant to be funny. */
export const joking =
  /\bjust kidding\b|\bj\/?k\b|\blo+l\b|\blmf?ao\b|\brofl\b|\b(?:ha){2,}h?\b|\brumou?r (?:is|has it)\b|\bclearly (?:about|because|for|over)\b|\bbored\b|\bno worries\b|\boops\b|;-?\)|😂|🤣|😜|😝|😉/gi;

/** Illness and death, as jokes name them. */
export const illness =
  /\b(?:get|gets|got|catch|caught|have|has|had|with|of|from|give|gave) aids\b|\baids (?:is|jokes?|patients?)\b|\bHIV\b|\b(?:cancer|ebola|malaria|cholera|tuberculosis|leprosy|covid(?:-?19)?|coronavirus|corona|dementia|alzheimer['’]?s|leukemia|leukaemia|anorexi[ac]|epilep\w+|autis\w+|down['’]?s syndrome|suicid\w+|overdose[sd]?|miscarriages?|funerals?|plague)\b/gi;

/** Where people come from, and what they are called by it. */
export const origin =
  /\b(?:africa(?:ns?)?|asia(?:ns?)?|india(?:ns?)?|china|chinese|mexic(?:o|ans?)|pakistan(?:is?)?|arabs?|syria(?:ns?)?|nigeria(?:ns?)?|haiti(?:ans?)?|ethiopia(?:ns?)?|muslims?|jews?|jewish|gyps(?:y|ies)|immigrants?|refugees?|i['’]?m (?:white|black|not black))\b/gi;

/** Hoping not to fall ill of it, or not to be killed there. */
export const hopingNot =
  /\bhop(?:e|ing) (?:i|we|you|they) (?:do(?:n['’]?t| not)|wo(?:n['’]?t| not)|never) (?:get|catch|die|come back with)\b/gi;

/** A tag or name that trends, taken for one's own. */
export const trendTaken =
  /#\w+ (?:is|are) trending\b|\btrending\b[^.!?]{0,40}\b(?:about|because of|thanks to) our\b|\bwhy (?:is|are) #?\w+ trending\b/gi;
