// The roles and the parties that are always there. Editable afterwards: an existing one is left as it is.
UNWIND [
  {uid: '01a20207-e015-74c1-af50-cd3da941a9ba', code: 'approver', name_en: 'Approver', name_zh: '批准人', weight: 1.0, can_veto: true, required: true},
  {uid: '01a20207-e03e-71e6-9f3e-926ada10fd29', code: 'decision_maker', name_en: 'Decision maker', name_zh: '决策人', weight: 0.9, can_veto: true, required: true},
  {uid: '01a20207-e065-74f9-8f63-8c329601ea02', code: 'economic_buyer', name_en: 'Economic buyer', name_zh: '经济购买者', weight: 0.9, can_veto: true, required: false},
  {uid: '01a20207-e088-707b-8e08-06129d4eb4af', code: 'executive_sponsor', name_en: 'Executive sponsor', name_zh: '高层支持者', weight: 0.8, can_veto: false, required: false},
  {uid: '01a20207-e0ac-73ea-8038-a5a744244466', code: 'technical_evaluator', name_en: 'Technical evaluator', name_zh: '技术评估人', weight: 0.5, can_veto: false, required: true},
  {uid: '01a20207-e0c6-75e9-8a60-7df7d9202e56', code: 'procurement', name_en: 'Procurement', name_zh: '采购', weight: 0.4, can_veto: false, required: false},
  {uid: '01a20207-e0de-7167-aedd-763f69c25c23', code: 'legal', name_en: 'Legal', name_zh: '法务', weight: 0.3, can_veto: false, required: false},
  {uid: '01a20207-e0f6-7287-be5c-4c27dc038b55', code: 'influencer', name_en: 'Influencer', name_zh: '影响人', weight: 0.4, can_veto: false, required: false},
  {uid: '01a20207-e10c-7542-b3cd-98d4fe2691b9', code: 'champion', name_en: 'Champion', name_zh: '内部推动者', weight: 0.4, can_veto: false, required: true},
  {uid: '01a20207-e123-774b-8f07-86b85632c3b9', code: 'user', name_en: 'User', name_zh: '使用人', weight: 0.3, can_veto: false, required: true},
  {uid: '01a20207-e13c-7771-a000-b8895b1b811b', code: 'gatekeeper', name_en: 'Gatekeeper', name_zh: '守门人', weight: 0.2, can_veto: false, required: false},
  {uid: '01a20207-e153-7604-88fe-51d235df8b11', code: 'coach', name_en: 'Coach', name_zh: '教练', weight: 0.2, can_veto: false, required: false},
  {uid: '01a20207-e16b-77ce-a55f-614daa3d819d', code: 'liaison', name_en: 'Liaison', name_zh: '项目对接人', weight: 0.1, can_veto: false, required: false},
  {uid: '01a20207-e183-709a-846a-855b7cc951d0', code: 'blocker', name_en: 'Blocker', name_zh: '阻碍者', weight: 0.4, can_veto: false, required: false}
] AS entry
MERGE (role:Role {code: entry.code})
ON CREATE SET role += entry, role.version = 1, role.created_at = datetime(), role.updated_at = datetime();

UNWIND [
  {uid: '01a20207-e19b-735a-90d3-bcd11a41d476', code: 'us', name: 'us', kind: 'us'},
  {uid: '01a20207-e1b3-758f-b96e-f503e3a07dda', code: 'status_quo', name: 'status_quo', kind: 'status_quo'}
] AS entry
MERGE (party:Party {code: entry.code})
ON CREATE SET party += entry, party.version = 1, party.created_at = datetime(), party.updated_at = datetime();
