/** The name of the cookie a browser is signed in by; over TLS it has a prefix (`cookieName`). */
export const sessionCookie = "callsign-session";
