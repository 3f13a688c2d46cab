/** The checksum of ISO/IEC 7812-1, annex B: cards, and a few countries' identity numbers. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Whether all digits are one and the same, which fits many checksums and is nobody's number. */
export function isOneDigit(digits: string): boolean {
  return /^(\d)\1*$/.test(digits);
}
