import { useState } from "react";

import { ask } from "../api/ask";
import { useCustomersCalled, type NamedCustomer } from "../around/customer-pick";
import { KINDS, type Kind } from "../around/kinds-of-customer";
import { useWriting } from "../around/writing";
import { Dialog, Field, Pick } from "../controls";
import { useWords } from "../words";
import { MakeForm } from "./form";
import { MakeCustomer, type NewCustomer } from "./make";
import { SameName } from "./same-name";

/** Puts in a company. */
export function CustomerDialog(props: { onClose: () => void; onMade: (customer: NamedCustomer) => void }) {
  const { t, asked: language } = useWords();
  const { onClose, onMade } = props;
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Kind>("CUSTOMER");
  const [industry, setIndustry] = useState("");
  const [region, setRegion] = useState("");
  const [taxId, setTaxId] = useState("");
  const wanted = name.trim();
  const called = useCustomersCalled(wanted);
  const writing = useWriting(
    async (input: NewCustomer, mutationId) => (await ask(MakeCustomer, { input, mutationId, language })).createCustomer,
    (answer) => answer.__typename === "CustomerWritten" && onMade({ uid: answer.uid, name: wanted }),
  );
  return (
    <Dialog title={t("making.new-customer")} isOpen onClose={onClose}>
      <MakeForm
        error={writing.error}
        isReady={wanted !== ""}
        isMaking={writing.isPending}
        onMake={() =>
          writing.mutate({
            name: wanted,
            kind,
            industry: industry.trim() || null,
            region: region.trim() || null,
            taxId: taxId.trim() || null,
          })
        }
      >
        <Field label={t("around.customer-name")} value={name} onChange={setName} autoFocus />
        <SameName kind="customer" name={wanted} called={called.data} />
        <div className="form-pairs">
          <Pick
            label={t("around.customer-kind")}
            value={kind}
            onChange={setKind}
            choices={KINDS.map((id) => ({ id, name: t(`around.kind-${id}`) }))}
          />
          <Field label={t("around.industry")} value={industry} onChange={setIndustry} />
          <Field label={t("around.region")} value={region} onChange={setRegion} />
          <Field label={t("around.tax-id")} value={taxId} onChange={setTaxId} />
        </div>
      </MakeForm>
    </Dialog>
  );
}
