import { useState } from "react";
import { Link } from "wouter";

import { ask } from "../api/ask";
import { useCustomersCalled, type NamedCustomer } from "../around/customer-pick";
import { KINDS, type Kind } from "../around/kinds-of-customer";
import { useWriting } from "../around/writing";
import { Dialog, Field, Pick } from "../controls";
import { useWords } from "../words";
import { MakeForm } from "./form";
import { MakeCustomer, type NewCustomer } from "./make";

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
        <SameName name={wanted} />
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

/** That a company of this name is there already; two may be called the same, so it is only said. */
function SameName({ name }: { name: string }) {
  const { t } = useWords();
  const called = useCustomersCalled(name);
  const same = name === "" ? [] : (called.data ?? []).filter((one) => one.name.toLowerCase() === name.toLowerCase());
  if (same.length === 0) return null;
  return (
    <div className="notice" role="status">
      <span>{t("making.same-name")}</span>
      {same.map(({ uid, name: known, region, industry }) => (
        <Link key={uid} href={`/customers/${uid}`}>
          {[known, industry, region].filter(Boolean).join(" · ")}
        </Link>
      ))}
    </div>
  );
}
