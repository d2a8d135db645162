/** What stands in the built page where each answer has a nonce of its own. */
export const noncePlace = "nonce-of-this-page";
