import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./schema-types";

/** Queries whose results and variables are typed by schema/schema.graphql. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; Date: string; JSON: unknown };
}>();

export { readFragment } from "gql.tada";
export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";
