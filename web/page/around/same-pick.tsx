import type { Found } from "../controls/combo";
import { useWords } from "../words";
import { CONTACTS_CALLED, findContacts } from "./contacts-called";
import { CUSTOMERS_CALLED, findCustomers } from "./customer-pick";
import { SearchCombo } from "./search-combo";
import type { MergeKind } from "./whole-records";

/** The other record that is the same, found by name. */
export function SamePick(props: { kind: MergeKind; value: Found | null; onChange: (other: Found | null) => void; except: string }) {
  const { t } = useWords();
  const { kind, value, onChange, except } = props;
  return (
    <div>
      <SearchCombo
        label={t(`around.same-${kind}`)}
        value={value}
        onChange={onChange}
        queryKey={kind === "contact" ? CONTACTS_CALLED : CUSTOMERS_CALLED}
        find={kind === "contact" ? findContacts(t("map.no-name")) : findCustomers}
        except={except}
        autoFocus
      />
    </div>
  );
}
