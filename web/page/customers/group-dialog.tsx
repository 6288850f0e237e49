import { useState } from "react";

import { ask } from "../api/ask";
import { NotWritten } from "../around/block";
import { CustomerPick, type NamedCustomer } from "../around/customer-pick";
import { useWriting } from "../around/writing";
import { Button, Dialog } from "../controls";
import { useWords } from "../words";
import { SetGroup } from "./group-query";

/** Says which company a customer is part of, or that it is part of none. */
export function GroupDialog(props: { customer: NamedCustomer; partOf: NamedCustomer | null; onClose: () => void }) {
  const { t, asked: language } = useWords();
  const { customer, partOf, onClose } = props;
  const [chosen, setChosen] = useState(partOf);
  const writing = useWriting(
    async (wanted: string | null, mutationId) =>
      (await ask(SetGroup, { customer: customer.uid, partOf: wanted, mutationId, language })).setGroup,
    onClose,
  );
  return (
    <Dialog title={t("around.group-of", { name: customer.name })} isOpen onClose={onClose}>
      <CustomerPick label={t("around.part-of")} value={chosen} onChange={setChosen} except={customer.uid} autoFocus />
      <p className="quiet small">{t("around.group-hint")}</p>
      <NotWritten error={writing.error} />
      <div className="row end">
        {partOf && (
          <Button isPending={writing.isPending} onPress={() => writing.mutate(null)}>
            {t("around.group-leave", { name: partOf.name })}
          </Button>
        )}
        <Button slot="close">{t("around.cancel")}</Button>
        <Button
          look="primary"
          isDisabled={!chosen || chosen.uid === partOf?.uid}
          isPending={writing.isPending}
          onPress={() => chosen && writing.mutate(chosen.uid)}
        >
          {t("around.save")}
        </Button>
      </div>
    </Dialog>
  );
}
