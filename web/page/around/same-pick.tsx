import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import type { Found } from "../controls/combo";
import { useWords } from "../words";
import { CUSTOMERS_CALLED, findCustomers } from "./customer-pick";
import { SearchCombo } from "./search-combo";
import type { MergeKind } from "./whole-records";

const ContactsCalled = graphql(`
  query ContactsCalled($search: String) {
    contacts(first: 20, search: $search) { edges { node { uid name jobs { customerName title validTo } } } }
  }
`);

/** The other record that is the same, found by name. */
export function SamePick(props: { kind: MergeKind; value: Found | null; onChange: (other: Found | null) => void; except: string }) {
  const { t } = useWords();
  const { kind, value, onChange, except } = props;
  async function findContacts(search: string | null, signal: AbortSignal): Promise<Found[]> {
    const { contacts } = await ask(ContactsCalled, { search }, signal);
    return contacts.edges.map(({ node: { uid, name, jobs } }) => {
      const job = jobs.find(({ validTo }) => validTo === null);
      return { uid, name: name || t("map.no-name"), about: [job?.title, job?.customerName].filter(Boolean).join(" · ") };
    });
  }
  return (
    <div>
      <SearchCombo
        label={t(`around.same-${kind}`)}
        value={value}
        onChange={onChange}
        queryKey={kind === "contact" ? ["around", "contacts-called"] : CUSTOMERS_CALLED}
        find={kind === "contact" ? findContacts : findCustomers}
        except={except}
        autoFocus
      />
    </div>
  );
}
