import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { SearchCombo, useCalled } from "./search-combo";

const CustomersCalled = graphql(`
  query CustomersCalled($search: String) {
    customers(first: 20, search: $search) { edges { node { uid name industry region } } }
  }
`);

/** A customer as it is chosen. */
export interface NamedCustomer {
  uid: string;
  name: string;
}

/** Under which key those are kept that were found. */
export const CUSTOMERS_CALLED = ["around", "customers-called"];

/** The first customers of this name that the reader may see. */
export async function findCustomers(search: string | null, signal: AbortSignal) {
  const { customers } = await ask(CustomersCalled, { search }, signal);
  return customers.edges.map(({ node }) => ({ ...node, about: [node.industry, node.region].filter(Boolean).join(" · ") }));
}

/** The first customers of this name that the reader may see. */
export function useCustomersCalled(name: string) {
  return useCalled(CUSTOMERS_CALLED, name, findCustomers, false);
}

/** One of the customers, found by typing a part of the name. */
export function CustomerPick(props: {
  label: string;
  value: NamedCustomer | null;
  onChange: (customer: NamedCustomer | null) => void;
  except?: string;
  autoFocus?: boolean;
}) {
  const { label, value, onChange, except, autoFocus } = props;
  return (
    <div>
      <SearchCombo
        label={label}
        value={value && { ...value, about: "" }}
        onChange={(chosen) => onChange(chosen && { uid: chosen.uid, name: chosen.name })}
        queryKey={CUSTOMERS_CALLED}
        find={findCustomers}
        except={except}
        autoFocus={autoFocus}
      />
    </div>
  );
}
