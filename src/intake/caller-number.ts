/** Extensions: what is dialled after the connection stands belongs to a desk, not to the line that rang. */
const extension = /(?<=\d\D*)(?:转|分机|[a-z#,;*]).*$/iu;

/** A mobile number as it is dialled in the country, with its country code before it in any of the usual ways. */
const mobileFromAbroad = /^(?:00)?86(1[3-9]\d{9})$/;

const fewestDigits = 5;

/**
 * A number in the one form that all ways of writing it share, for the exact match of SCOPE.md 7: compatibility forms
 * resolved (NFKC), digits only, a mobile number's country code and any extension left out. Null for a text that does
 * not identify a line: words, a short code, a placeholder of one repeated digit.
 */
export function callerNumber(text: string): string | null {
  const digits = text.normalize("NFKC").replace(extension, "").replace(/\D/g, "");
  const number = mobileFromAbroad.exec(digits)?.[1] ?? digits;
  return number.length < fewestDigits || /^(\d)\1*$/.test(number) ? null : number;
}
