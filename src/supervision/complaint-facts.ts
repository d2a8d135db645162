export const complaintFacts = [] as const;
