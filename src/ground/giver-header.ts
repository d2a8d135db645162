/**
 * Names in whose name something is sent. The cookie of a session belongs to the whole browser: without this, what one person
 * gave could be sent by the session of somebody who has signed in since. The server refuses it then (`GiverChanged`).
 */
export const giverHeader = "callsign-giver";
