# Die Regeln des Imports in Worten: eine Zeile je Regel-Id, / wird zu -.
