/** What a company is to us. */
export const KINDS = ["CUSTOMER", "PARTNER", "CONSULTANT", "GROUP"] as const;
export type Kind = (typeof KINDS)[number];
