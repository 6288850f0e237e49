import { useState } from "react";

import { CustomerPick, type NamedCustomer } from "../around/customer-pick";
import { meet } from "../around/met";
import { Button, Pick } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";

/** Which other companies take part in this deal, and as what. */
export function PartnerDialog() {
  const { t } = useWords();
  const { map, session, vocabulary, customer } = useOpenMap();
  const kinds = vocabulary.entries("INVOLVEMENT");
  const [company, setCompany] = useState<NamedCustomer | null>(null);
  const [involvedAs, setInvolvedAs] = useState(kinds[0]?.code ?? null);
  const isThere = map.partners.some((one) => one.uid === company?.uid && one.as === involvedAs);
  function add() {
    if (!company || !involvedAs) return;
    meet(company);
    session.change({ addPartner: { customer: company.uid, involvedAs } });
    setCompany(null);
  }
  return (
    <div className="stack">
      <p className="quiet">{t("start.partners-hint")}</p>
      <ul className="choices" aria-label={t("start.partners")}>
        {map.partners.map(({ uid, name, as }) => {
          const word = as === null ? "" : vocabulary.word("INVOLVEMENT", as);
          return (
            <li key={`${uid} ${as}`}>
              <span className="names">
                <strong>{name}</strong>
                <span className="quiet small">{word}</span>
              </span>
              {as !== null && (
                <Button
                  aria-label={t("start.remove-partner", { name, as: word })}
                  onPress={() => session.change({ removePartner: { customer: uid, involvedAs: as } })}
                >
                  {t("map.take-out")}
                </Button>
              )}
            </li>
          );
        })}
        {map.partners.length === 0 && <li className="quiet">{t("start.no-partner")}</li>}
      </ul>
      <CustomerPick label={t("start.company")} value={company} onChange={setCompany} except={customer.uid} autoFocus />
      <Pick
        label={t("start.involved-as")}
        value={involvedAs}
        choices={kinds.map(({ code, name }) => ({ id: code, name }))}
        onChange={setInvolvedAs}
      />
      <div className="row end">
        <Button look="primary" isDisabled={!company || !involvedAs || isThere} onPress={add}>
          {t("map.add")}
        </Button>
      </div>
    </div>
  );
}
