import { readKinds } from "../ground/read-kind.ts";

export const complaintReads = readKinds({});
