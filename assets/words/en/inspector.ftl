# Inspector: everything about the selection.

relation-child-of = child of
relation-superior-of = superior of
relation-patient-of = patient of
relation-sibling = siblings
relation-partner = partners
relation-ex-partner = ex-partners
relation-friend = friends
relation-colleague = colleagues
relation-rival = rivals
relation-relative = relatives
