/** Sum of each digit with its weight; weights repeat where there are more digits. */
export function weighted(digits: string, weights: readonly number[]): number {
  return [...digits].reduce((sum, digit, at) => sum + Number(digit) * (weights[at % weights.length] ?? 0), 0);
}

/** Remainder of a whole number too long for a number, digit by digit. */
export function remainder(digits: string, divisor: number): number {
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % divisor, 0);
}

const verhoeffOrder = '0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210';
const verhoeffPlaces = ['0123456789', '1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258'];

/** Verhoeff's dihedral checksum (1969), which India's Aadhaar uses. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const moved = Number(verhoeffPlaces[place % 8]?.[Number(digits[digits.length - 1 - place])]);
    check = Number(verhoeffOrder[check * 10 + moved]);
  }
  return check === 0;
}

/** ISO 7064 MOD 11,10: German tax numbers. */
export function passesMod11And10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

/** Whether a date of two digits each can exist, without looking at the century. */
export function canBeDate(day: string, month: string): boolean {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}
