# Die Regeln des Imports in Worten: eine Zeile je Regel-Id; rule- steht davor, / wird zu -.
