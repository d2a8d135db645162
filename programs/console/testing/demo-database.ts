/** Where the whole check makes the demo district once (`CALLSIGN_TEST_DEMO` names its data folder): halls are copies. */
export const demoDatabase = "callsign_demo";
