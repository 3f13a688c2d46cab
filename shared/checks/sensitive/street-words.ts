const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Behind the name, the number before both: "12 Long Lane". */
export const streetAfterName = list(
  `street st avenue ave av boulevard blvd road rd lane ln drive dr court ct square sq place terrace way circle
  crescent close parkway pkwy highway hwy alley mews loop trail turnpike grove gardens quay`,
);

/** Between the name and the number: "Kossuth utca 5". */
export const streetBetween = list(
  `utca utcája út útja tér tere körút krt tee tänav tn puiestee maantee mnt caddesi cad sokak sok cd straat weg
  straße strasse str gasse allee platz damm chaussee gata gatan väg vägen vej gade vei veien katu`,
);

/** Before the name: "via Roma 7". */
export const streetBeforeName = list(
  `via viale piazza piazzale corso largo vicolo rue avenue boulevard bd place chemin allée impasse quai route cours
  calle c/ avenida avda av paseo plaza carretera camino ronda travesía rua travessa praça estrada alameda
  ul ulica ulice aleja aleje osiedle náměstí nám třída strada str bulevardul calea aleea jalan jl ulitsa
  ул улица проспект пр-т вул οδός οδος λεωφ λεωφόρος am an der zum zur im unter carrer passeig`,
);

/** At the end of a name written as one word: "Lindenstraße 5", "Kungsgatan 3", "Keizersgracht 7". */
export const streetAtWordEnd =
  /(?:straße|strasse|str|weg|gasse|allee|platz|damm|ufer|steig|pfad|graben|chaussee|gatan|gata|vägen|gränd|torget|stigen|gate|veien|vegen|vei|gade|vej|stræde|plads|katu|tie|kuja|polku|straat|laan|plein|kade|dijk|gracht|steeg|singel|vegur|stígur|utca|bygg|brücke|straeti|skogen|bakken|lunden|haugen|krogen|bakke)\.?$/;

/** A part of a building, before its number. */
export const unitWords = list('apt apartment suite ste unit flat floor room wohnung whg appartement app piso scala interno lgh lejl box');
