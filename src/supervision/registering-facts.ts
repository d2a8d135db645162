export const registeringFacts = [] as const;
