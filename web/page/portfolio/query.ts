import { graphql, type ResultOf, type VariablesOf } from "../api/graphql";

export const PortfolioQuery = graphql(`
  query Portfolio($filter: PortfolioFilter!, $order: PortfolioOrder!, $language: Language!) {
    portfolio(filter: $filter, order: $order, first: 100) {
      lookedAt
      total
      limited
      judged
      critical
      lights { colour deals amounts { text(language: $language) } }
      findings { code severity deals sentence(language: $language) }
      owners { uid deals name(language: $language) }
      stages { uid deals name(language: $language) }
      sentences(language: $language)
      deals {
        uid
        name
        people
        light { colour word(language: $language) }
        support { value lowest highest knownShare sentence(language: $language) }
        findings { code severity sentence(language: $language) }
        opportunity {
          stage
          expectedCloseOn
          amount { text(language: $language) }
          customer { uid name }
          owner { uid name }
        }
      }
    }
  }
`);

export type Portfolio = ResultOf<typeof PortfolioQuery>["portfolio"];
export type PortfolioDeal = Portfolio["deals"][number];
export type PortfolioFilter = VariablesOf<typeof PortfolioQuery>["filter"];
export type PortfolioOrder = VariablesOf<typeof PortfolioQuery>["order"];
