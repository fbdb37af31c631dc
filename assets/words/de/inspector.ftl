# Inspektor: alles über das Ausgewählte.

relation-child-of = Kind von
relation-superior-of = vorgesetzt
relation-patient-of = in Behandlung bei
relation-sibling = Geschwister
relation-partner = Paar
relation-ex-partner = früher ein Paar
relation-friend = befreundet
relation-colleague = arbeiten zusammen
relation-rival = verfeindet
relation-relative = verwandt
