import { ask } from "../api/ask";
import { graphql, type ResultOf, type VariablesOf } from "../api/graphql";
import type { Words } from "../words";
import { ConflictParts, MapParts, WrittenParts } from "./query";
import type { Mutation } from "./session";
import type { Vocabulary } from "./vocabulary";

const CopyStakeholders = graphql(
  `
    mutation CopyStakeholders(
      $from: CopyFromInput!
      $to: MapBaseInput!
      $stakeholders: [ID!]!
      $include: CopyIncludeInput!
      $mutationId: String!
      $language: Language!
    ) {
      copyStakeholders(from: $from, to: $to, stakeholders: $stakeholders, include: $include, mutationId: $mutationId) {
        __typename
        ... on StakeholdersCopied {
          written { ...WrittenParts }
          contactMap { ...MapParts }
          leftOut { person { name } what value }
        }
        ... on EditConflict { ...ConflictParts }
        ... on Problem { message(language: $language) }
      }
    }
  `,
  [WrittenParts, ConflictParts, MapParts],
);

const ApplyTemplate = graphql(
  `
    mutation ApplyTemplate($map: MapBaseInput!, $template: TemplateInput!, $mutationId: String!, $language: Language!) {
      applyTemplate(map: $map, template: $template, language: $language, mutationId: $mutationId) {
        __typename
        ... on TemplateApplied {
          written { ...WrittenParts }
          contactMap { ...MapParts }
        }
        ... on EditConflict { ...ConflictParts }
        ... on Problem { message(language: $language) }
      }
    }
  `,
  [WrittenParts, ConflictParts, MapParts],
);

type CopyVariables = VariablesOf<typeof CopyStakeholders>;
/** Whom to copy from which map, and what of them. */
export type Copied = Pick<CopyVariables, "from" | "stakeholders" | "include">;
export type Part = keyof CopyVariables["include"];
type Answer = ResultOf<typeof CopyStakeholders>["copyStakeholders"];
type LeftOut = Extract<Answer, { __typename: "StakeholdersCopied" }>["leftOut"][number];

/** Copies people of another map, and says what of them could not be copied. */
export function copying(copied: Copied, said: { t: Words["t"]; vocabulary: Vocabulary }): Mutation {
  return async (to, asked) => {
    const { copyStakeholders: answer } = await ask(CopyStakeholders, { to, ...copied, ...asked });
    if (answer.__typename !== "StakeholdersCopied") return answer;
    const { written, contactMap, leftOut } = answer;
    return { __typename: "MapChangesApplied", written, contactMap, remark: whatIsLeftOut(leftOut, said) };
  };
}

/** Adds an empty seat for each of these roles that nobody plays yet. */
export function seating(template: VariablesOf<typeof ApplyTemplate>["template"]): Mutation {
  return async (map, asked) => {
    const { applyTemplate: answer } = await ask(ApplyTemplate, { map, template, ...asked });
    if (answer.__typename !== "TemplateApplied") return answer;
    return { __typename: "MapChangesApplied", written: answer.written, contactMap: answer.contactMap };
  };
}

const MOST_SAID = 8;

/** What could not be copied, in words; null when all could. */
export function whatIsLeftOut(leftOut: readonly LeftOut[], { t, vocabulary }: { t: Words["t"]; vocabulary: Vocabulary }): string | null {
  if (leftOut.length === 0) return null;
  const what = leftOut.slice(0, MOST_SAID).map(({ person, what: kind, value }) => {
    const name = person.name || t("map.no-name");
    const word = kind === "ROLE" ? vocabulary.role(value) : kind === "ORIENTATION" ? vocabulary.word("ORIENTATION", value) : value;
    return t(`start.left-out-${kind}`, { name, value: word });
  });
  if (leftOut.length > MOST_SAID) what.push(t("start.and-more", { count: leftOut.length - MOST_SAID }));
  return t("start.left-out", { what: what.join("; ") });
}
