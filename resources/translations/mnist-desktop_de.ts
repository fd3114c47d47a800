<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&amp;Clear list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Copy the drawing as a picture</source>
        <translation>Zeichnung als Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;File ▾</source>
        <translation>&amp;Datei ▾</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Save …</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>&amp;View ▾</source>
        <translation>&amp;Ansicht ▾</translation>
    </message>
    <message>
        <source>1  Original</source>
        <translation>1  Original</translation>
    </message>
    <message>
        <source>1 at {digit}, 0 everywhere else</source>
        <translation>1 bei {digit}, sonst überall 0</translation>
    </message>
    <message>
        <source>100 of 100</source>
        <translation>99 von 99</translation>
    </message>
    <message>
        <source>16-bit weights in the file</source>
        <translation>16-Bit-Gewichte in der Datei</translation>
    </message>
    <message>
        <source>2  From 0 to 1</source>
        <translation>2  Von 0 bis 1</translation>
    </message>
    <message>
        <source>3  As a vector of {count} values</source>
        <translation>3  Als Vektor aus {count} Werten</translation>
    </message>
    <message>
        <source>4  One-hot label</source>
        <translation>4  One-Hot-Label</translation>
    </message>
    <message>
        <source>&lt;b&gt;Data.&lt;/b&gt; The bundled model was trained on the MNIST database of handwritten digits by Yann LeCun, Corinna Cortes and Christopher Burges ({mnist}), on Pen-Based Recognition of Handwritten Digits by E. Alpaydin and F. Alimoglu, UCI Machine Learning Repository ({pen}), and on letters of Omniglot by Brenden Lake, Ruslan Salakhutdinov and Joshua Tenenbaum (MIT).</source>
        <translation>&lt;b&gt;Daten.&lt;/b&gt; Das mitgelieferte Modell wurde trainiert mit der MNIST-Datenbank handgeschriebener Ziffern von Yann LeCun, Corinna Cortes und Christopher Burges ({mnist}), mit „Pen-Based Recognition of Handwritten Digits“ von E. Alpaydin und F. Alimoglu, UCI Machine Learning Repository ({pen}), und mit Buchstaben aus Omniglot von Brenden Lake, Ruslan Salakhutdinov und Joshua Tenenbaum (MIT).</translation>
    </message>
    <message>
        <source>&lt;b&gt;Made with&lt;/b&gt; Qt for Python (LGPL 3), PyTorch and torchvision (BSD), NumPy (BSD), pyqtgraph (MIT), safetensors (Apache 2.0), Pillow (MIT-CMU), platformdirs (MIT), tqdm (MPL 2.0 and MIT).</source>
        <translation>&lt;b&gt;Erstellt mit&lt;/b&gt; Qt for Python (LGPL 3), PyTorch und torchvision (BSD), NumPy (BSD), pyqtgraph (MIT), safetensors (Apache 2.0), Pillow (MIT-CMU), platformdirs (MIT), tqdm (MPL 2.0 und MIT).</translation>
    </message>
    <message>
        <source>A box is around each digit that was found, with what it was read as above it, or, of several lines, beside them; gray are those that look like no digit.</source>
        <translation>Um jede gefundene Ziffer ist ein Kasten; als was sie gelesen wurde, steht darüber, bei mehreren Zeilen daneben. Grau sind die, die nach keiner Ziffer aussehen.</translation>
    </message>
    <message>
        <source>A click sorts, a right click chooses the columns; {keys} changes the name or the note of a run</source>
        <translation>Ein Klick sortiert, ein Rechtsklick wählt die Spalten; {keys} ändert Name oder Notiz eines Laufs</translation>
    </message>
    <message>
        <source>A curve is not a table of names and values.</source>
        <translation>Eine Kurve ist keine Tabelle aus Namen und Werten.</translation>
    </message>
    <message>
        <source>A file …</source>
        <translation>Eine Datei …</translation>
    </message>
    <message>
        <source>A folder …</source>
        <translation>Ein Ordner …</translation>
    </message>
    <message>
        <source>A large network and few digits: it learns them by heart instead of learning to read.</source>
        <translation>Ein großes Netz und wenige Ziffern: Es lernt sie auswendig, statt lesen zu lernen.</translation>
    </message>
    <message>
        <source>A network half as large again and 45 epochs, an hour or two of training: the teacher of the bundled model.</source>
        <translation>Ein anderthalbmal so großes Netz und 45 Epochen, ein bis zwei Stunden Training: der Lehrer des mitgelieferten Modells.</translation>
    </message>
    <message>
        <source>A random sample</source>
        <translation>Eine zufällige Stichprobe</translation>
    </message>
    <message>
        <source>A recipe of your own.</source>
        <translation>Ein eigenes Rezept.</translation>
    </message>
    <message>
        <source>A residual network: each block adds what it found to what came in, so that deep networks still learn.</source>
        <translation>Ein Residualnetz: Jeder Block addiert, was er gefunden hat, zu dem, was hereinkam; so lernen auch tiefe Netze noch.</translation>
    </message>
    <message>
        <source>A row for each true digit, a column for each answer. Right answers are on the diagonal, in blue; everything else is an error, in orange.</source>
        <translation>Eine Zeile je wahrer Ziffer, eine Spalte je Antwort. Richtige Antworten stehen auf der Diagonale, in Blau; alles andere ist ein Fehler, in Orange.</translation>
    </message>
    <message>
        <source>A small convolutional network that reads 99&#xa0;% of MNIST after seconds of training.</source>
        <translation>Ein kleines Faltungsnetz, das nach Sekunden des Trainings 99&#xa0;% von MNIST richtig liest.</translation>
    </message>
    <message>
        <source>A training is going on; end it first.</source>
        <translation>Ein Training läuft; beenden Sie es zuerst.</translation>
    </message>
    <message>
        <source>A {digit}</source>
        <translation>Eine {digit}</translation>
    </message>
    <message>
        <source>About mnist-desktop</source>
        <translation>Über mnist-desktop</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Accuracy, %</source>
        <translation>Trefferquote, %</translation>
    </message>
    <message>
        <source>Accurate</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>x-Achse</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Add a block</source>
        <translation>Block hinzufügen</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All digits</source>
        <translation>Alle Ziffern</translation>
    </message>
    <message>
        <source>All errors, those first of which it was most sure.</source>
        <translation>Alle Fehler; zuerst die, bei denen es am sichersten war.</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tastenkürzel</translation>
    </message>
    <message>
        <source>All of it is kept already.</source>
        <translation>Alles davon ist schon behalten.</translation>
    </message>
    <message>
        <source>All of them, those first of which it was most sure.</source>
        <translation>Alle; zuerst die, bei denen es am sichersten war.</translation>
    </message>
    <message>
        <source>All of them; they are counted above by the digit that they come nearest to.</source>
        <translation>Alle; oben zählen sie als die Ziffer, der sie am nächsten kommen.</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>Alle Teile</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message>
        <source>All settings of this run; choose several to see only what differs</source>
        <translation>Alle Einstellungen dieses Laufs; wählen Sie mehrere, um nur die Unterschiede zu sehen</translation>
    </message>
    <message>
        <source>All {count} images</source>
        <translation>Alle {count} Bilder</translation>
    </message>
    <message>
        <source>An honest model is right as often as it is sure: its points lie on the dashed line. The upright lines tell how far chance may move them. The mean gap, the expected calibration error, is {error}.</source>
        <translation>Ein ehrliches Modell liegt so oft richtig, wie es sicher ist: Seine Punkte liegen auf der gestrichelten Linie. Die senkrechten Linien zeigen, wie weit der Zufall sie verschieben kann. Der mittlere Abstand, der erwartete Kalibrierungsfehler, beträgt {error}.</translation>
    </message>
    <message>
        <source>An unfinished training of “{name}” is there (epoch {epoch} of {epochs}, {time}).</source>
        <translation>Ein unfertiges Training von „{name}“ ist da (Epoche {epoch} von {epochs}, {time}).</translation>
    </message>
    <message>
        <source>An unfinished training of “{name}” is there (training {number} of {count}, epoch {epoch} of {epochs}, {time}).</source>
        <translation>Ein unfertiges Training von „{name}“ ist da (Training {number} von {count}, Epoche {epoch} von {epochs}, {time}).</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple-Grafik (MPS)</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>As they are, nothing is changed</source>
        <translation>Wie sie sind, nichts ist verändert</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Batch normalization</source>
        <translation>Batch-Normalisierung</translation>
    </message>
    <message>
        <source>Batch normalization needs batches of 2 images or more.</source>
        <translation>Batch-Normalisierung braucht Batches von mindestens 2 Bildern.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Bends as hands do: typical displacement of pixels where it is strongest</source>
        <translation>Verbiegt, wie Hände es tun: typische Verschiebung der Pixel, wo sie am stärksten ist</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Block {number} cannot pool {pool}×{pool} of maps of {side}×{side} pixels; choose a smaller pool.</source>
        <translation>Block {number} kann aus Karten von {side}×{side} Pixeln nicht {pool}×{pool} zusammenfassen; wählen Sie einen kleineren Pool.</translation>
    </message>
    <message>
        <source>Block {number} gets maps of {side}×{side} pixels, too small for {kernel}×{kernel}; choose a smaller kernel, a smaller pool before it, or padding.</source>
        <translation>Block {number} bekommt Karten von {side}×{side} Pixeln, zu klein für {kernel}×{kernel}; wählen Sie einen kleineren Kern, einen kleineren Pool davor oder Auffüllen.</translation>
    </message>
    <message>
        <source>Block {number} gets maps of {side}×{side} pixels, too small for {times} × {kernel}×{kernel}; choose a smaller kernel, a smaller pool before it, or padding.</source>
        <translation>Block {number} bekommt Karten von {side}×{side} Pixeln, zu klein für {times} × {kernel}×{kernel}; wählen Sie einen kleineren Kern, einen kleineren Pool davor oder Auffüllen.</translation>
    </message>
    <message>
        <source>Block {number} has maps of a single pixel, which batch normalization cannot take; choose a smaller kernel, a smaller pool before it, or padding.</source>
        <translation>Block {number} hat Karten aus einem einzigen Pixel, mit denen die Batch-Normalisierung nicht arbeiten kann; wählen Sie einen kleineren Kern, einen kleineren Pool davor oder Auffüllen.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Blue: looks for none</source>
        <translation>Blau: sucht keine</translation>
    </message>
    <message>
        <source>Blue: {model} is better; orange: it is worse</source>
        <translation>Blau: {model} ist besser; Orange: schlechter</translation>
    </message>
    <message>
        <source>Both (training thin)</source>
        <translation>Beide (Training dünn)</translation>
    </message>
    <message>
        <source>Both right {both} · only {first} {only_first} · only {second} {only_second} · both wrong {neither} · {test}</source>
        <translation>Beide richtig {both} · nur {first} {only_first} · nur {second} {only_second} · beide falsch {neither} · {test}</translation>
    </message>
    <message>
        <source>Bundled model</source>
        <translation>Mitgeliefertes Modell</translation>
    </message>
    <message>
        <source>Calibration error {error}: the mean gap to the dashed line, on which it is right just as often as it is sure. Upright lines: how far chance may move a point.</source>
        <translation>Kalibrierungsfehler {error}: der mittlere Abstand zur gestrichelten Linie, auf der es genau so oft richtig liegt, wie es sicher ist. Senkrechte Linien: wie weit der Zufall einen Punkt verschieben kann.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel throws away what this training has learned.</source>
        <translation>„Abbrechen“ verwirft, was dieses Training gelernt hat.</translation>
    </message>
    <message>
        <source>Categorical cross-entropy</source>
        <translation>Kategoriale Kreuzentropie</translation>
    </message>
    <message>
        <source>Chance alone would hardly make them differ so much.</source>
        <translation>Der Zufall allein brächte kaum einen so großen Unterschied.</translation>
    </message>
    <message>
        <source>Change the name or the note of a run</source>
        <translation>Name oder Notiz eines Laufs ändern</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Verändert</translation>
    </message>
    <message>
        <source>Changed at random, anew in every epoch</source>
        <translation>Zufällig verändert, in jeder Epoche neu</translation>
    </message>
    <message>
        <source>Charts of runs on</source>
        <translation>Diagramme der Läufe mit</translation>
    </message>
    <message>
        <source>Choose a model to compare with above.</source>
        <translation>Wählen Sie oben ein Modell zum Vergleichen.</translation>
    </message>
    <message>
        <source>Choose a model …</source>
        <translation>Modell wählen …</translation>
    </message>
    <message>
        <source>Choose a run in the table above to see its curves;
with Ctrl or Shift several, to lay them over each other.</source>
        <translation>Wählen Sie oben in der Tabelle einen Lauf, um seine Kurven zu sehen;
mit Strg oder Umschalt mehrere, um sie übereinanderzulegen.</translation>
    </message>
    <message>
        <source>Choose a run in the table to see its settings; several to see what differs.</source>
        <translation>Wählen Sie in der Tabelle einen Lauf, um seine Einstellungen zu sehen; mehrere, um die Unterschiede zu sehen.</translation>
    </message>
    <message>
        <source>Choose a set</source>
        <translation>Datensatz wählen</translation>
    </message>
    <message>
        <source>Choose an image to see how sure the model was of each digit.</source>
        <translation>Wählen Sie ein Bild, um zu sehen, wie sicher das Modell bei jeder Ziffer war.</translation>
    </message>
    <message>
        <source>Choose the digits and a recipe, then start.</source>
        <translation>Wählen Sie die Ziffern und ein Rezept, dann starten Sie.</translation>
    </message>
    <message>
        <source>Classic convolutional</source>
        <translation>Klassisches Faltungsnetz</translation>
    </message>
    <message>
        <source>Classic perceptron</source>
        <translation>Klassisches Perzeptron</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the pad</source>
        <translation>Zeichenfläche leeren</translation>
    </message>
    <message>
        <source>Click a digit, or press {keys}, to see how sure the network is of it</source>
        <translation>Klicken Sie auf eine Ziffer oder drücken Sie {keys}, um zu sehen, wie sicher das Netz bei ihr ist</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Compared with {model}</source>
        <translation>Verglichen mit {model}</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Computes convolutions in bfloat16 where the device is faster with it; weights and losses stay in float32</source>
        <translation>Rechnet Faltungen in bfloat16, wo das Gerät damit schneller ist; Gewichte und Verluste bleiben in float32</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Confidence for each digit</source>
        <translation>Sicherheit für jede Ziffer</translation>
    </message>
    <message>
        <source>Confidence, digit {place} of {count}</source>
        <translation>Sicherheit, Ziffer {place} von {count}</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Confusion matrix in percent</source>
        <translation>Konfusionsmatrix in Prozent</translation>
    </message>
    <message>
        <source>Confusion matrix: {title}</source>
        <translation>Konfusionsmatrix: {title}</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Faltung</translation>
    </message>
    <message>
        <source>Convolution {size}×{size}</source>
        <translation>Faltung {size}×{size}</translation>
    </message>
    <message>
        <source>Convolutional</source>
        <translation>Faltungsnetz</translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation>Faltungen</translation>
    </message>
    <message>
        <source>Convolutions and a pool</source>
        <translation>Faltungen und ein Pooling</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copied as a picture.</source>
        <translation>Als Bild kopiert.</translation>
    </message>
    <message>
        <source>Copied as a table.</source>
        <translation>Als Tabelle kopiert.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Copy the answer ({keys}), or the drawing as a picture ({picture})</source>
        <translation>Die Antwort kopieren ({keys}) oder die Zeichnung als Bild ({picture})</translation>
    </message>
    <message>
        <source>Copy the drawing as a picture</source>
        <translation>Zeichnung als Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Curves as CSV …</source>
        <translation>Kurven als CSV …</translation>
    </message>
    <message>
        <source>Curves as a picture …</source>
        <translation>Kurven als Bild …</translation>
    </message>
    <message>
        <source>Curves for TensorBoard …</source>
        <translation>Kurven für TensorBoard …</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the selected runs</source>
        <translation>Ausgewählte Läufe löschen</translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>Ausgewählte löschen</translation>
    </message>
    <message>
        <source>Delete this recipe</source>
        <translation>Dieses Rezept löschen</translation>
    </message>
    <message>
        <source>Delete {count} runs and their models? They cannot be brought back.</source>
        <translation>{count} Läufe und ihre Modelle löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete “{run}” and its model? They cannot be brought back.</source>
        <translation>„{run}“ und das Modell dazu löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>Ziffer</translation>
    </message>
    <message>
        <source>Digit by digit</source>
        <translation>Ziffer für Ziffer</translation>
    </message>
    <message>
        <source>Digit {digit}</source>
        <translation>Ziffer {digit}</translation>
    </message>
    <message>
        <source>Digit {place} of {count}</source>
        <translation>Ziffer {place} von {count}</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Ziffern</translation>
    </message>
    <message>
        <source>Digits are changed at random each time, so that none is learned by heart.</source>
        <translation>Ziffern werden jedes Mal zufällig verändert, damit keine auswendig gelernt wird.</translation>
    </message>
    <message>
        <source>Digits as the network sees them</source>
        <translation>Ziffern, wie das Netz sie sieht</translation>
    </message>
    <message>
        <source>Digits come here when you draw one on the Draw page and type which it is, press Enter where it was read right, or practice there.</source>
        <translation>Hier sammeln sich Ziffern, wenn Sie auf der Seite „Zeichnen“ eine zeichnen und tippen, welche es ist, Enter drücken, wo sie richtig gelesen wurde, oder dort üben.</translation>
    </message>
    <message>
        <source>Digits for one step of learning</source>
        <translation>Ziffern für einen Lernschritt</translation>
    </message>
    <message>
        <source>Digits of the charts</source>
        <translation>Ziffern der Diagramme</translation>
    </message>
    <message>
        <source>Digits written</source>
        <translation>Geschriebene Ziffern</translation>
    </message>
    <message>
        <source>Digits wrong: how many must be put in, taken away or changed, for each digit that is meant.</source>
        <translation>Ziffern falsch: wie viele je gemeinter Ziffer eingefügt, entfernt oder geändert werden müssen.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Does it keep its word?</source>
        <translation>Hält es Wort?</translation>
    </message>
    <message>
        <source>Does it know when it is wrong?</source>
        <translation>Weiß es, wann es falsch liegt?</translation>
    </message>
    <message>
        <source>Double click, {keys}: why was it read so?</source>
        <translation>Doppelklick, {keys}: Warum wurde es so gelesen?</translation>
    </message>
    <message>
        <source>Double the learning rate from now on</source>
        <translation>Die Lernrate von jetzt an verdoppeln</translation>
    </message>
    <message>
        <source>Down on a plateau</source>
        <translation>Senken bei Stillstand</translation>
    </message>
    <message>
        <source>Download MNIST (11 MB)</source>
        <translation>MNIST laden (11 MB)</translation>
    </message>
    <message>
        <source>Downloading MNIST …</source>
        <translation>MNIST wird heruntergeladen …</translation>
    </message>
    <message>
        <source>Downloading MNIST: {share}</source>
        <translation>MNIST wird heruntergeladen: {share}</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>Hier eine Ziffer zeichnen</translation>
    </message>
    <message>
        <source>Draw a digit more than once, and it is seen here how your own digits are read.</source>
        <translation>Zeichnen Sie eine Ziffer mehr als einmal, und hier ist zu sehen, wie Ihre eigenen Ziffern gelesen werden.</translation>
    </message>
    <message>
        <source>Draw a digit or a number here</source>
        <translation>Hier eine Ziffer oder Zahl zeichnen</translation>
    </message>
    <message>
        <source>Draw a digit or a number, and the answer appears as you draw.</source>
        <translation>Zeichnen Sie eine Ziffer oder Zahl; die Antwort erscheint schon beim Zeichnen.</translation>
    </message>
    <message>
        <source>Draw a digit.</source>
        <translation>Zeichnen Sie eine Ziffer.</translation>
    </message>
    <message>
        <source>Draw and Evaluate use this model now.</source>
        <translation>„Zeichnen“ und „Auswerten“ nutzen jetzt dieses Modell.</translation>
    </message>
    <message>
        <source>Draw at least one of each digit first.</source>
        <translation>Zeichnen Sie zuerst von jeder Ziffer mindestens eine.</translation>
    </message>
    <message>
        <source>Draw at least one of each digit first: {digits} and {last} are missing.</source>
        <translation>Zeichnen Sie zuerst von jeder Ziffer mindestens eine: {digits} und {last} fehlen.</translation>
    </message>
    <message>
        <source>Draw at least one of each digit first: {digit} is missing.</source>
        <translation>Zeichnen Sie zuerst von jeder Ziffer mindestens eine: {digit} fehlt.</translation>
    </message>
    <message>
        <source>Draw digits and see them recognized, train the network yourself, and look into its errors. Free software under the MIT license.</source>
        <translation>Zeichnen Sie Ziffern und sehen Sie zu, wie sie erkannt werden, trainieren Sie das Netz selbst und gehen Sie seinen Fehlern nach. Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Drawing (SVG) …</source>
        <translation>Zeichnung (SVG) …</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>Drawing that can be scaled (*.svg)</source>
        <translation>Skalierbare Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Draws losses and learning rates by their logarithms</source>
        <translation>Zeichnet Verluste und Lernraten nach ihren Logarithmen</translation>
    </message>
    <message>
        <source>Draws runs that differ by their seed alone as one curve, and how far they lie apart</source>
        <translation>Zeichnet Läufe, die sich nur im Startwert unterscheiden, als eine Kurve und zeigt, wie weit sie auseinanderliegen</translation>
    </message>
    <message>
        <source>Drop after</source>
        <translation>Senken nach</translation>
    </message>
    <message>
        <source>Drop factor</source>
        <translation>Senkungsfaktor</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Each drawing is learned as one 28×28 image, changed only as the Augmentation tab says. A fifth of the writers, or of the drawings of few writers, is kept for the test.</source>
        <translation>Jede Zeichnung wird als ein Bild von 28×28 gelernt, verändert nur, wie es unter „Augmentierung“ steht. Ein Fünftel der Schreibenden, oder der Zeichnungen, wenn es wenige sind, bleibt für den Test.</translation>
    </message>
    <message>
        <source>Each network that you train is kept here with its curves, its settings and its model.
Train some in different ways, and see side by side what made the difference.</source>
        <translation>Jedes Netz, das Sie trainieren, bleibt hier mit seinen Kurven, Einstellungen und seinem Modell erhalten.
Trainieren Sie einige auf verschiedene Weise und sehen Sie nebeneinander, was den Unterschied macht.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Early Stopping</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Kanten</translation>
    </message>
    <message>
        <source>Elastic</source>
        <translation>Verbiegung</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Ends training and keeps nothing of it; asks once something is learned</source>
        <translation>Beendet das Training und behält nichts davon; fragt nach, sobald etwas gelernt ist</translation>
    </message>
    <message>
        <source>Ends training and keeps the best epoch so far</source>
        <translation>Beendet das Training und behält die beste Epoche bisher</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Epoch {number}</source>
        <translation>Epoche {number}</translation>
    </message>
    <message>
        <source>Epoch {number} of {count}</source>
        <translation>Epoche {number} von {count}</translation>
    </message>
    <message>
        <source>Epoch {number} of {epochs}: {right} of {count} read right</source>
        <translation>Epoche {number} von {epochs}: {right} von {count} richtig gelesen</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Epochs before each drop of the learning rate, or without progress before it</source>
        <translation>Epochen vor jedem Senken der Lernrate, oder ohne Fortschritt davor</translation>
    </message>
    <message>
        <source>Epochs without a better validation loss after which training ends (patience)</source>
        <translation>Epochen ohne besseren Validierungsverlust, nach denen das Training endet (Geduld)</translation>
    </message>
    <message>
        <source>Erase strokes, and draw again</source>
        <translation>Striche wegradieren und wieder zeichnen</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Eraser ({keys}); or use the right mouse button</source>
        <translation>Radierer ({keys}); oder mit der rechten Maustaste radieren</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Every number was read right.</source>
        <translation>Jede Zahl wurde richtig gelesen.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Export my digits</source>
        <translation>Meine Ziffern exportieren</translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation>Export: {name}</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Export ▾</source>
        <translation>Export ▾</translation>
    </message>
    <message>
        <source>Exported as an ink file, they can be learned from and evaluated on any computer.</source>
        <translation>Als Tintendatei exportiert, lassen sie sich auf jedem Computer lernen und auswerten.</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>Wird exportiert …</translation>
    </message>
    <message>
        <source>F1 weighted by images</source>
        <translation>F1, nach Bildern gewichtet</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <source>File: {file}</source>
        <translation>Datei: {file}</translation>
    </message>
    <message>
        <source>File: {name}</source>
        <translation>Datei: {name}</translation>
    </message>
    <message>
        <source>Fills the page Train with its network and settings</source>
        <translation>Füllt die Seite „Trainieren“ mit Netz und Einstellungen des Laufs</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filters of each convolution</source>
        <translation>Filter jeder Faltung</translation>
    </message>
    <message>
        <source>Filters of each stage, with commas between them; every stage but the first halves the side of the maps</source>
        <translation>Filter jeder Stufe, mit Kommas dazwischen; jede Stufe außer der ersten halbiert die Seitenlänge der Karten</translation>
    </message>
    <message>
        <source>Finish and keep</source>
        <translation>Abschließen und behalten</translation>
    </message>
    <message>
        <source>Finish it now and keep the best of its finished epochs, discard what it has learned, or let it go on?</source>
        <translation>Jetzt abschließen und die beste der fertigen Epochen behalten, das Gelernte verwerfen oder weiter trainieren?</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Finishing …</source>
        <translation>Wird abgeschlossen …</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Aneinanderreihen</translation>
    </message>
    <message>
        <source>Folder for TensorBoard</source>
        <translation>Ordner für TensorBoard</translation>
    </message>
    <message>
        <source>Folder of images, IDX files or CSV tables</source>
        <translation>Ordner mit Bildern, IDX-Dateien oder CSV-Tabellen</translation>
    </message>
    <message>
        <source>Folder: {name}</source>
        <translation>Ordner: {name}</translation>
    </message>
    <message>
        <source>Folders of images (in subfolders 0 to 9), IDX files or CSV tables, ink files, single tables and mnist.npz can also be dropped on the page</source>
        <translation>Ordner mit Bildern (in Unterordnern 0 bis 9), IDX-Dateien oder CSV-Tabellen, Tintendateien, einzelne Tabellen und mnist.npz können auch auf der Seite abgelegt werden</translation>
    </message>
    <message>
        <source>For test</source>
        <translation>Zum Testen</translation>
    </message>
    <message>
        <source>For training</source>
        <translation>Zum Trainieren</translation>
    </message>
    <message>
        <source>For validation</source>
        <translation>Zur Validierung</translation>
    </message>
    <message>
        <source>From the image to the fully connected layers; given once for each block</source>
        <translation>Vom Bild bis zu den voll verbundenen Schichten; einmal für jeden Block anzugeben</translation>
    </message>
    <message>
        <source>Full screen, and back</source>
        <translation>Vollbild ein und aus</translation>
    </message>
    <message>
        <source>Fully connected</source>
        <translation>Voll verbunden</translation>
    </message>
    <message>
        <source>Getting ready …</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>Give the recipe a name of letters or figures.</source>
        <translation>Geben Sie dem Rezept einen Namen aus Buchstaben oder Ziffern.</translation>
    </message>
    <message>
        <source>Give the run a name that is not empty.</source>
        <translation>Geben Sie dem Lauf einen Namen, der nicht leer ist.</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Goes on from another run</source>
        <translation>Setzt einen anderen Lauf fort</translation>
    </message>
    <message>
        <source>Goes on from this model, for more epochs</source>
        <translation>Lernt von diesem Modell aus weiter, für weitere Epochen</translation>
    </message>
    <message>
        <source>Goes on from where it was, with the same result</source>
        <translation>Macht dort weiter, wo es war, mit demselben Ergebnis</translation>
    </message>
    <message numerus="yes">
        <source>Goes on from “{run}” after {count} epochs; choose another recipe to begin anew.</source>
        <comment>Goes on from “{run}” after {count} epoch; choose another recipe to begin anew.</comment>
        <translation>
            <numerusform>Macht von „{run}“ aus weiter, nach {count} Epoche; wählen Sie ein anderes Rezept, um neu zu beginnen.</numerusform>
            <numerusform>Macht von „{run}“ aus weiter, nach {count} Epochen; wählen Sie ein anderes Rezept, um neu zu beginnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Gradient × input</source>
        <translation>Gradient × Eingabe</translation>
    </message>
    <message>
        <source>Gradients longer than this, of all weights together, are clipped to it</source>
        <translation>Gradienten, die, von allen Gewichten zusammen, länger sind, werden darauf gekürzt</translation>
    </message>
    <message>
        <source>Halve the learning rate from now on</source>
        <translation>Die Lernrate von jetzt an halbieren</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Verborgene Schichten</translation>
    </message>
    <message>
        <source>Hidden, hardly anything changes</source>
        <translation>Verdeckt ändert sich kaum etwas</translation>
    </message>
    <message>
        <source>Hide the diagonal, so that the errors stand out</source>
        <translation>Die Diagonale ausblenden, damit die Fehler hervortreten</translation>
    </message>
    <message>
        <source>Hiding a part adds up to {most} to its score.</source>
        <translation>Einen Teil zu verdecken erhöht ihren Punktwert um bis zu {most}.</translation>
    </message>
    <message>
        <source>Hiding a part costs up to {most} of its score.</source>
        <translation>Einen Teil zu verdecken kostet bis zu {most} ihres Punktwerts.</translation>
    </message>
    <message>
        <source>How far a drawing may be varied</source>
        <translation>Wie weit eine Zeichnung abgewandelt werden darf</translation>
    </message>
    <message>
        <source>How far each step goes; the peak where the schedule changes it</source>
        <translation>Wie weit jeder Schritt geht; der Höchstwert, wo der Lernratenplan sie ändert</translation>
    </message>
    <message>
        <source>How far strokes are thickened towards a pixel more on each side, or thinned</source>
        <translation>Wie weit Striche verdickt werden, höchstens um ein Pixel auf jeder Seite, oder verdünnt</translation>
    </message>
    <message>
        <source>How ink is drawn that the command line learns beside the images: anew each time it comes up, with another pen, varied as hands vary. Your recipes keep it. Images are not touched by it, nor is an ink file that is chosen above as the digits.</source>
        <translation>Wie Tinte gezeichnet wird, die die Befehlszeile neben den Bildern lernt: jedes Mal neu, mit einem anderen Stift, abgewandelt, wie sich Hände unterscheiden. Ihre Rezepte merken es sich. Bilder bleiben davon unberührt, auch eine Tintendatei, die oben als Ziffern gewählt ist.</translation>
    </message>
    <message>
        <source>How many convolutions follow one another</source>
        <translation>Wie viele Faltungen aufeinander folgen</translation>
    </message>
    <message>
        <source>How many there are of each digit, and the mean of each.</source>
        <translation>Wie viele es von jeder Ziffer gibt, und das Mittel von jeder.</translation>
    </message>
    <message>
        <source>How much faster the pen may have been, as a share: a fast pen leaves fewer points, and cuts corners</source>
        <translation>Um welchen Anteil der Stift schneller gewesen sein kann: Ein schneller Stift hinterlässt weniger Punkte und schneidet Ecken ab</translation>
    </message>
    <message>
        <source>How much of each</source>
        <translation>Wie viel von jedem</translation>
    </message>
    <message>
        <source>How much sooner or later the pen may have touched down or been lifted, as a share of the stroke&apos;s length: a loop stays open, or a line runs on</source>
        <translation>Wie viel früher oder später der Stift aufgesetzt oder abgehoben worden sein kann, als Anteil an der Länge des Strichs: Eine Schlaufe bleibt offen, oder eine Linie läuft weiter</translation>
    </message>
    <message>
        <source>How much the training curve is smoothed</source>
        <translation>Wie sehr die Trainingskurve geglättet wird</translation>
    </message>
    <message>
        <source>How often each drawing comes up in an epoch, each time varied anew</source>
        <translation>Wie oft jede Zeichnung in einer Epoche vorkommt, jedes Mal neu abgewandelt</translation>
    </message>
    <message>
        <source>How often every training digit is seen</source>
        <translation>Wie oft jede Trainingsziffer gesehen wird</translation>
    </message>
    <message>
        <source>How often it was right</source>
        <translation>Wie oft es richtig lag</translation>
    </message>
    <message>
        <source>How often it was right against how sure it was</source>
        <translation>Wie oft es richtig lag, je nachdem, wie sicher es war</translation>
    </message>
    <message>
        <source>How often the pen fails</source>
        <translation>Wie oft der Stift versagt</translation>
    </message>
    <message>
        <source>How pen-drawn digits are drawn, where there are any</source>
        <translation>Wie Ziffern vom Stift gezeichnet werden, wo es welche gibt</translation>
    </message>
    <message>
        <source>How pixels are weighed</source>
        <translation>Wie Pixel gewichtet werden</translation>
    </message>
    <message>
        <source>How squares are pooled</source>
        <translation>Wie Quadrate zusammengefasst werden</translation>
    </message>
    <message>
        <source>How sure it is of each digit, 100 % in sum, and below, where the model can tell, how much it looks like none at all</source>
        <translation>Wie sicher es sich bei jeder Ziffer ist, zusammen 100 %, und darunter, wo das Modell es sagen kann, wie sehr es nach gar keiner aussieht</translation>
    </message>
    <message>
        <source>How sure it was</source>
        <translation>Wie sicher es war</translation>
    </message>
    <message>
        <source>How sure it was of right and of wrong answers</source>
        <translation>Wie sicher es bei richtigen und bei falschen Antworten war</translation>
    </message>
    <message>
        <source>How sure it was, %</source>
        <translation>Wie sicher es war, %</translation>
    </message>
    <message>
        <source>How the learning rate changes during training</source>
        <translation>Wie sich die Lernrate während des Trainings ändert</translation>
    </message>
    <message>
        <source>How the model in use reads this image, and why ({keys})</source>
        <translation>Wie das verwendete Modell dieses Bild liest und warum ({keys})</translation>
    </message>
    <message>
        <source>How the network reads these digits</source>
        <translation>Wie das Netz diese Ziffern liest</translation>
    </message>
    <message>
        <source>How well {model} reads digits</source>
        <translation>Wie gut {model} Ziffern liest</translation>
    </message>
    <message>
        <source>How well {model} reads whole numbers</source>
        <translation>Wie gut {model} ganze Zahlen liest</translation>
    </message>
    <message>
        <source>IDX files in {folder}</source>
        <translation>IDX-Dateien in {folder}</translation>
    </message>
    <message>
        <source>If it is interrupted now, this training is lost</source>
        <translation>Wird dieses Training jetzt unterbrochen, ist es verloren</translation>
    </message>
    <message>
        <source>If it may leave out what it is least sure of, more of the others are right: {with_one} with 1&#xa0;% left out, {with_five} with 5&#xa0;%.</source>
        <translation>Darf es auslassen, wobei es am unsichersten ist, sind von den übrigen mehr richtig: {with_one}, wenn 1&#xa0;% ausgelassen wird, {with_five} bei 5&#xa0;%.</translation>
    </message>
    <message>
        <source>If it may leave some out</source>
        <translation>Wenn es einige auslassen darf</translation>
    </message>
    <message>
        <source>Image {number} of the set</source>
        <translation>Bild {number} des Datensatzes</translation>
    </message>
    <message>
        <source>Image {number} · a {digit}</source>
        <translation>Bild {number} · eine {digit}</translation>
    </message>
    <message>
        <source>Image {number} · digit {digit}</source>
        <translation>Bild {number} · Ziffer {digit}</translation>
    </message>
    <message>
        <source>Image {number} · {words}</source>
        <translation>Bild {number} · {words}</translation>
    </message>
    <message>
        <source>Image {number}, a {digit}: {question}</source>
        <translation>Bild {number}, eine {digit}: {question}</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Images in {folder}</source>
        <translation>Bilder in {folder}</translation>
    </message>
    <message>
        <source>Images of each digit</source>
        <translation>Bilder je Ziffer</translation>
    </message>
    <message>
        <source>Images that only the model in use reads right</source>
        <translation>Bilder, die nur das verwendete Modell richtig liest</translation>
    </message>
    <message>
        <source>Images that only the other model reads right</source>
        <translation>Bilder, die nur das andere Modell richtig liest</translation>
    </message>
    <message>
        <source>Images that only {model} reads right</source>
        <translation>Bilder, die nur {model} richtig liest</translation>
    </message>
    <message>
        <source>Images that the model takes for no digit</source>
        <translation>Bilder, die das Modell für keine Ziffer hält</translation>
    </message>
    <message>
        <source>Images.</source>
        <translation>Bilder.</translation>
    </message>
    <message>
        <source>Import digits from an ink file</source>
        <translation>Ziffern aus einer Tintendatei importieren</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>In %</source>
        <translation>In %</translation>
    </message>
    <message>
        <source>In all {total} against a blank image.</source>
        <translation>Insgesamt {total} gegenüber einem leeren Bild.</translation>
    </message>
    <message>
        <source>In practice: end it</source>
        <translation>Beim Üben: beenden</translation>
    </message>
    <message>
        <source>In practice: keep the digit, and go on</source>
        <translation>Beim Üben: Ziffer behalten und weiter</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>Kurz gesagt</translation>
    </message>
    <message>
        <source>In what the settings of these {count} runs differ</source>
        <translation>Worin sich die Einstellungen dieser {count} Läufe unterscheiden</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Tinte</translation>
    </message>
    <message>
        <source>Ink (*.jsonl)</source>
        <translation>Tinte (*.jsonl)</translation>
    </message>
    <message>
        <source>Ink files (*.jsonl)</source>
        <translation>Tintendateien (*.jsonl)</translation>
    </message>
    <message>
        <source>Ink files ({patterns});;All files (*)</source>
        <translation>Tintendateien ({patterns});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Ink files and files of numbers ({kinds});;All files (*)</source>
        <translation>Tintendateien und Zahlendateien ({kinds});;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>Ink of {count} writers is too little for a validation share of {share}; choose another share or more ink.</source>
        <comment>Ink of {count} writer is too little for a validation share of {share}; choose another share or more ink.</comment>
        <translation>
            <numerusform>Tinte von {count} Person ist zu wenig für einen Validierungsanteil von {share}; wählen Sie einen anderen Anteil oder mehr Tinte.</numerusform>
            <numerusform>Tinte von {count} Personen ist zu wenig für einen Validierungsanteil von {share}; wählen Sie einen anderen Anteil oder mehr Tinte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ink: {file}</source>
        <translation>Tinte: {file}</translation>
    </message>
    <message>
        <source>Ink: {name}</source>
        <translation>Tinte: {name}</translation>
    </message>
    <message>
        <source>Input image</source>
        <translation>Eingabebild</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>Integrierte Gradienten</translation>
    </message>
    <message>
        <source>Integrated gradients: the shares of all pixels add up to the score.
Gradient × input: what a small change of each pixel would do.</source>
        <translation>Integrierte Gradienten: Die Anteile aller Pixel ergeben zusammen den Punktwert.
Gradient × Eingabe: was eine kleine Änderung jedes Pixels bewirken würde.</translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation>Er kann nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>It has happened {count} times.</source>
        <comment>It has happened once.</comment>
        <translation>
            <numerusform>Es ist einmal vorgekommen.</numerusform>
            <numerusform>Es ist {count}-mal vorgekommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It has no description of this program.</source>
        <translation>Er hat keine Beschreibung dieses Programms.</translation>
    </message>
    <message>
        <source>It has the highest score, {score}: {sure}.</source>
        <translation>Sie hat den höchsten Punktwert, {score}: {sure}.</translation>
    </message>
    <message>
        <source>It is being finished already. Keep the best of its finished epochs, or discard what it has learned?</source>
        <translation>Es wird schon abgeschlossen. Die beste der fertigen Epochen behalten oder das Gelernte verwerfen?</translation>
    </message>
    <message>
        <source>It lacks {file}.</source>
        <translation>Ihm fehlt {file}.</translation>
    </message>
    <message>
        <source>It looks like no digit; {digit} is nearest, its score {score}.</source>
        <translation>Es sieht nach keiner Ziffer aus; am nächsten kommt {digit} mit dem Punktwert {score}.</translation>
    </message>
    <message>
        <source>It read every image right.</source>
        <translation>Es hat jedes Bild richtig gelesen.</translation>
    </message>
    <message>
        <source>It read every number right.</source>
        <translation>Es hat jede Zahl richtig gelesen.</translation>
    </message>
    <message>
        <source>It was kept by a newer version; update the program.</source>
        <translation>Er stammt von einer neueren Version; aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>It was read as {digit}.</source>
        <translation>Gelesen wurde: {digit}.</translation>
    </message>
    <message>
        <source>It was right, %</source>
        <translation>Es lag richtig, %</translation>
    </message>
    <message>
        <source>Its accuracies are no shares from 0 to 1.</source>
        <translation>Seine Trefferquoten sind keine Anteile von 0 bis 1.</translation>
    </message>
    <message>
        <source>Its beginning is in no year of computers.</source>
        <translation>Sein Beginn liegt in keinem Jahr, in dem es Computer gibt.</translation>
    </message>
    <message>
        <source>Its beginning is no moment in time.</source>
        <translation>Sein Beginn ist kein Zeitpunkt.</translation>
    </message>
    <message>
        <source>Its beginning lacks the time zone.</source>
        <translation>Seinem Beginn fehlt die Zeitzone.</translation>
    </message>
    <message>
        <source>Its digits, “{title}”, are not where they were; choose them above.</source>
        <translation>Seine Ziffern („{title}“) liegen nicht mehr dort, wo sie waren; wählen Sie sie oben.</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Its number of {things} is no whole number of 0 or more.</source>
        <translation>„{things}“ ist darin keine ganze Zahl ab 0.</translation>
    </message>
    <message>
        <source>Its score is {score}; the answer, {answer}, has {most}.</source>
        <translation>Ihr Punktwert ist {score}; die Antwort, {answer}, hat {most}.</translation>
    </message>
    <message>
        <source>Its scores are no numbers.</source>
        <translation>Seine Ergebnisse sind keine Zahlen.</translation>
    </message>
    <message>
        <source>Its way into the network is shown here, step by step.</source>
        <translation>Sein Weg ins Netz wird hier gezeigt, Schritt für Schritt.</translation>
    </message>
    <message>
        <source>Its {name} is no number of 0 or more.</source>
        <translation>„{name}“ ist darin keine Zahl ab 0.</translation>
    </message>
    <message>
        <source>Its {name} is no text.</source>
        <translation>„{name}“ ist darin kein Text.</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Zittern</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>training</comment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep this recipe</source>
        <translation>Rezept behalten</translation>
    </message>
    <message>
        <source>Keep this recipe …</source>
        <translation>Dieses Rezept behalten …</translation>
    </message>
    <message>
        <source>Keep, open and delete recipes of your own</source>
        <translation>Eigene Rezepte behalten, öffnen und löschen</translation>
    </message>
    <message>
        <source>Keeping what was learned …</source>
        <translation>Gelerntes wird gespeichert …</translation>
    </message>
    <message>
        <source>Keeps the size of the maps by padding them with black; else each is smaller by the kernel&apos;s side less 1</source>
        <translation>Behält die Größe der Karten, indem sie mit Schwarz aufgefüllt werden; sonst wird jede um die Seitenlänge des Kerns minus 1 kleiner</translation>
    </message>
    <message>
        <source>Keeps what each layer gives centered and of one spread</source>
        <translation>Hält die Ausgaben jeder Schicht um null und gleich weit gestreut</translation>
    </message>
    <message>
        <source>Kept as {digits}.</source>
        <translation>Behalten als {digits}.</translation>
    </message>
    <message>
        <source>Kept as {digit} again.</source>
        <translation>Wieder behalten als {digit}.</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label Smoothing</translation>
    </message>
    <message>
        <source>Language, from the next start on</source>
        <translation>Sprache, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Largest change of a drawing&apos;s proportion of width to height, as a share</source>
        <translation>Größte Änderung des Verhältnisses von Breite zu Höhe einer Zeichnung, als Anteil</translation>
    </message>
    <message>
        <source>Largest change of size, as a share</source>
        <translation>Größte Änderung der Größe, als Anteil</translation>
    </message>
    <message>
        <source>Largest shift in each direction</source>
        <translation>Größte Verschiebung in jede Richtung</translation>
    </message>
    <message>
        <source>Largest sideways shift of a drawing for each unit of height</source>
        <translation>Größte seitliche Verschiebung einer Zeichnung je Einheit der Höhe</translation>
    </message>
    <message>
        <source>Largest sideways slant for each unit of height</source>
        <translation>Größte seitliche Neigung je Einheit der Höhe</translation>
    </message>
    <message>
        <source>Largest turn of a drawing to either side</source>
        <translation>Größte Drehung einer Zeichnung zu jeder Seite</translation>
    </message>
    <message>
        <source>Largest turn to either side</source>
        <translation>Größte Drehung nach beiden Seiten</translation>
    </message>
    <message>
        <source>Learn my hand</source>
        <translation>Meine Handschrift lernen</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Learning rate too high</source>
        <translation>Zu hohe Lernrate</translation>
    </message>
    <message>
        <source>Learning …</source>
        <translation>Das Netz lernt …</translation>
    </message>
    <message>
        <source>Left out, the least sure first, %</source>
        <translation>Ausgelassen, die unsichersten zuerst, %</translation>
    </message>
    <message>
        <source>Left, blue: the {right} right answers. Right, orange: the {wrong} wrong ones.</source>
        <translation>Links, blau: die richtigen Antworten ({right}). Rechts, orange: die falschen ({wrong}).</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Loading the digits …</source>
        <translation>Ziffern werden geladen …</translation>
    </message>
    <message>
        <source>Loading was canceled.</source>
        <translation>Das Laden wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>Log-Skala</translation>
    </message>
    <message>
        <source>Look into another digit of a number</source>
        <translation>Eine andere Ziffer einer Zahl ansehen</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Loss and accuracy</source>
        <translation>Verlust und Trefferquote</translation>
    </message>
    <message>
        <source>MNIST in {folder}</source>
        <translation>MNIST in {folder}</translation>
    </message>
    <message>
        <source>MNIST is not on this machine.</source>
        <translation>MNIST ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>MNIST test set</source>
        <translation>MNIST-Testdaten</translation>
    </message>
    <message>
        <source>MNIST training set</source>
        <translation>MNIST-Trainingsdaten</translation>
    </message>
    <message>
        <source>MNIST validation part</source>
        <translation>MNIST-Validierungsteil</translation>
    </message>
    <message>
        <source>Made by this program</source>
        <translation>Von diesem Programm erzeugt</translation>
    </message>
    <message>
        <source>Made white on black, cut out, fitted and centered.</source>
        <translation>Weiß auf Schwarz gesetzt, ausgeschnitten, eingepasst und zentriert.</translation>
    </message>
    <message>
        <source>Made with mnist-desktop.</source>
        <translation>Erstellt mit mnist-desktop.</translation>
    </message>
    <message>
        <source>Map {place}: {value} here, {most} at most</source>
        <translation>Karte {place}: hier {value}, höchstens {most}</translation>
    </message>
    <message>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Max grad norm</source>
        <translation>Max. Gradient</translation>
    </message>
    <message>
        <source>Max {size}</source>
        <translation>Max {size}</translation>
    </message>
    <message>
        <source>Max-pool</source>
        <translation>Max-Pooling</translation>
    </message>
    <message>
        <source>Max-pool {size}×{size}</source>
        <translation>Max-Pooling {size}×{size}</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>McNemar&apos;s test: {exact} (exact), χ² = {statistic}, {corrected}</source>
        <translation>McNemar-Test: {exact} (exakt), χ² = {statistic}, {corrected}</translation>
    </message>
    <message>
        <source>McNemar, exact p</source>
        <translation>McNemar, exaktes p</translation>
    </message>
    <message>
        <source>McNemar, p of χ²</source>
        <translation>McNemar, p zu χ²</translation>
    </message>
    <message>
        <source>McNemar, χ² with correction</source>
        <translation>McNemar, χ² mit Korrektur</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean of each map</source>
        <translation>Mittelwert jeder Karte</translation>
    </message>
    <message>
        <source>Mean of seeds</source>
        <translation>Mittel der Startwerte</translation>
    </message>
    <message numerus="yes">
        <source>Mean of {count} images of the digit {digit}</source>
        <comment>Mean of {count} image of the digit {digit}</comment>
        <translation>
            <numerusform>Mittelwert von {count} Bild der Ziffer {digit}</numerusform>
            <numerusform>Mittelwert von {count} Bildern der Ziffer {digit}</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean of {count} seeds {mean} ± {deviation}, from {lowest} to {highest}.</source>
        <translation>Mittel aus {count} Startwerten {mean} ± {deviation}, von {lowest} bis {highest}.</translation>
    </message>
    <message>
        <source>Mean {size}</source>
        <translation>Mittel {size}</translation>
    </message>
    <message>
        <source>Mean-pool</source>
        <translation>Mittelwert-Pooling</translation>
    </message>
    <message>
        <source>Mean-pool {size}×{size}</source>
        <translation>Mittel-Pooling {size}×{size}</translation>
    </message>
    <message>
        <source>Medium pen</source>
        <translation>Mittlerer Stift</translation>
    </message>
    <message>
        <source>Misread numbers</source>
        <translation>Falsch gelesene Zahlen</translation>
    </message>
    <message>
        <source>Mixed precision</source>
        <translation>Gemischte Präzision</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model as ONNX …</source>
        <translation>Modell als ONNX …</translation>
    </message>
    <message>
        <source>Model …</source>
        <translation>Modell …</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>Modelle (*.safetensors)</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>Modelle (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Models can only be compared on the same images.</source>
        <translation>Modelle lassen sich nur an denselben Bildern vergleichen.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>More runs …</source>
        <translation>Mehr Läufe …</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>Multiplikationen</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>Meine Ziffern</translation>
    </message>
    <message>
        <source>NVIDIA graphics (CUDA)</source>
        <translation>NVIDIA-Grafik (CUDA)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Narrowest pen</source>
        <translation>Dünnster Stift</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>New sample</source>
        <translation>Neue Auswahl</translation>
    </message>
    <message>
        <source>New sample ({keys})</source>
        <translation>Neue Stichprobe ({keys})</translation>
    </message>
    <message>
        <source>No digit</source>
        <translation>Keine Ziffer</translation>
    </message>
    <message>
        <source>No digit ({count})</source>
        <translation>Keine Ziffer ({count})</translation>
    </message>
    <message numerus="yes">
        <source>No digit is to be seen in the {count} files of {folder}; choose a folder of images. The first: {reason}</source>
        <comment>No digit is to be seen in the {count} file of {folder}; choose a folder of images. The first: {reason}</comment>
        <translation>
            <numerusform>In der {count} Datei von {folder} ist keine Ziffer zu sehen; wählen Sie einen Ordner mit Bildern. Die erste: {reason}</numerusform>
            <numerusform>In den {count} Dateien von {folder} ist keine Ziffer zu sehen; wählen Sie einen Ordner mit Bildern. Die erste: {reason}</numerusform>
        </translation>
    </message>
    <message>
        <source>No digit was kept.</source>
        <translation>Keine Ziffer wurde behalten.</translation>
    </message>
    <message>
        <source>No digits were found in the picture.</source>
        <translation>Im Bild wurden keine Ziffern gefunden.</translation>
    </message>
    <message>
        <source>No image is selected</source>
        <translation>Kein Bild ist ausgewählt</translation>
    </message>
    <message>
        <source>No image.</source>
        <translation>Kein Bild.</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>No set is loaded. Choose one at the left, or drop a folder or an ink file here.</source>
        <translation>Es ist kein Datensatz geladen. Wählen Sie links einen oder legen Sie hier einen Ordner oder eine Tintendatei ab.</translation>
    </message>
    <message>
        <source>No small part matters alone.</source>
        <translation>Kein kleiner Teil zählt für sich allein.</translation>
    </message>
    <message>
        <source>None</source>
        <comment>pool</comment>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>None</source>
        <comment>layers</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Nothing has changed yet.</source>
        <translation>Noch hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing loaded</source>
        <translation>Nichts geladen</translation>
    </message>
    <message>
        <source>Nothing to learn here</source>
        <translation>Hier ist nichts zu lernen</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Number {place}: {value}</source>
        <translation>Zahl {place}: {value}</translation>
    </message>
    <message>
        <source>ONNX Runtime answers otherwise than PyTorch, so nothing was written.</source>
        <translation>ONNX Runtime antwortet anders als PyTorch; deshalb wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>ONNX cannot be loaded ({reason}); run: {command}.</source>
        <translation>ONNX kann nicht geladen werden ({reason}); führen Sie aus: {command}.</translation>
    </message>
    <message>
        <source>ONNX is not installed; run: {command}.</source>
        <translation>ONNX ist nicht installiert; führen Sie aus: {command}.</translation>
    </message>
    <message>
        <source>ONNX, for the web and phones (*.onnx)</source>
        <translation>ONNX, für Web und Handys (*.onnx)</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message numerus="yes">
        <source>Of {count} handwritten numbers, {model} read {right} all right and {wrong} not. That is a sample: of all numbers of this kind it reads, with 95&#xa0;% confidence, between {low} and {high} all right.</source>
        <comment>Of {count} handwritten number, {model} read {right} all right and {wrong} not. That is a sample: of all numbers of this kind it reads, with 95&#xa0;% confidence, between {low} and {high} all right.</comment>
        <translation>
            <numerusform>Von {count} handgeschriebenen Zahl hat {model} {right} ganz richtig gelesen und {wrong} nicht. Das ist eine Stichprobe: Von allen Zahlen dieser Art liest es mit 95&#xa0;% Sicherheit zwischen {low} und {high} ganz richtig.</numerusform>
            <numerusform>Von {count} handgeschriebenen Zahlen hat {model} {right} ganz richtig gelesen und {wrong} nicht. Das ist eine Stichprobe: Von allen Zahlen dieser Art liest es mit 95&#xa0;% Sicherheit zwischen {low} und {high} ganz richtig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of {count} images of handwritten digits, {model} read {right} right and {wrong} wrong. That is a sample: its accuracy on all images of this kind lies, with 95&#xa0;% confidence, between {low} and {high}.</source>
        <comment>Of {count} image of handwritten digits, {model} read {right} right and {wrong} wrong. That is a sample: its accuracy on all images of this kind lies, with 95&#xa0;% confidence, between {low} and {high}.</comment>
        <translation>
            <numerusform>Von {count} Bild handgeschriebener Ziffern hat {model} {right} richtig und {wrong} falsch gelesen. Das ist eine Stichprobe: Bei allen Bildern dieser Art liegt die Trefferquote mit 95&#xa0;% Sicherheit zwischen {low} und {high}.</numerusform>
            <numerusform>Von {count} Bildern handgeschriebener Ziffern hat {model} {right} richtig und {wrong} falsch gelesen. Das ist eine Stichprobe: Bei allen Bildern dieser Art liegt die Trefferquote mit 95&#xa0;% Sicherheit zwischen {low} und {high}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>On {count} images: {digits}. Validation {accuracy}.</source>
        <translation>Auf {count} Bildern: {digits}. Validierung {accuracy}.</translation>
    </message>
    <message>
        <source>Once a set is read, its images are here.</source>
        <translation>Sobald ein Datensatz gelesen ist, stehen hier seine Bilder.</translation>
    </message>
    <message>
        <source>Once there is a digit, you see here why the network reads it as it does.</source>
        <translation>Sobald eine Ziffer da ist, sehen Sie hier, warum das Netz sie so liest.</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>Ein Zyklus</translation>
    </message>
    <message>
        <source>One model</source>
        <translation>Ein Modell</translation>
    </message>
    <message>
        <source>One-hot label: {values}</source>
        <translation>One-Hot-Label: {values}</translation>
    </message>
    <message>
        <source>Only one</source>
        <translation>Nur eines</translation>
    </message>
    <message>
        <source>Only what is drawn here can be kept, not a picture.</source>
        <translation>Nur was hier gezeichnet ist, kann behalten werden, kein Bild.</translation>
    </message>
    <message>
        <source>Only {model}</source>
        <translation>Nur {model}</translation>
    </message>
    <message>
        <source>Only {model} read these right</source>
        <translation>Nur {model} hat diese richtig gelesen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open a file of digits</source>
        <translation>Zifferndatei öffnen</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Open a model file …</source>
        <translation>Modelldatei öffnen …</translation>
    </message>
    <message>
        <source>Open a picture of digits ({keys}); or paste one with {paste}, or drop it here</source>
        <translation>Ein Bild mit Ziffern öffnen ({keys}), mit {paste} einfügen oder hier ablegen</translation>
    </message>
    <message>
        <source>Open a picture, or on other pages a set of digits</source>
        <translation>Ein Bild öffnen, auf anderen Seiten einen Datensatz</translation>
    </message>
    <message>
        <source>Open a recipe file</source>
        <translation>Rezeptdatei öffnen</translation>
    </message>
    <message>
        <source>Open a recipe file …</source>
        <translation>Rezeptdatei öffnen …</translation>
    </message>
    <message>
        <source>Open the first to the fifth page</source>
        <translation>Erste bis fünfte Seite öffnen</translation>
    </message>
    <message>
        <source>Open the next page</source>
        <translation>Nächste Seite öffnen</translation>
    </message>
    <message>
        <source>Open the page before</source>
        <translation>Vorige Seite öffnen</translation>
    </message>
    <message>
        <source>Open what was written</source>
        <translation>Geschriebenes öffnen</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Overfit on purpose</source>
        <translation>Überanpassung mit Absicht</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Auffüllen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Part by part</source>
        <translation>Teil für Teil</translation>
    </message>
    <message>
        <source>Part of the set</source>
        <translation>Teil des Datensatzes</translation>
    </message>
    <message>
        <source>Parts of digits</source>
        <translation>Teile von Ziffern</translation>
    </message>
    <message>
        <source>Parts put together</source>
        <translation>Zusammengesetzte Teile</translation>
    </message>
    <message>
        <source>Patterns of the whole image</source>
        <translation>Muster des ganzen Bildes</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause training, and resume it</source>
        <translation>Training anhalten und fortsetzen</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Pen faults</source>
        <translation>Stiftfehler</translation>
    </message>
    <message>
        <source>Pen skips</source>
        <translation>Aussetzer</translation>
    </message>
    <message>
        <source>Pen specks</source>
        <translation>Tupfer</translation>
    </message>
    <message>
        <source>Percent of the images of each true digit.</source>
        <translation>Prozent der Bilder jeder wahren Ziffer.</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>Perzeptron</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Picture (PNG) …</source>
        <translation>Bild (PNG) …</translation>
    </message>
    <message>
        <source>Picture of digits</source>
        <translation>Bild mit Ziffern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Pictures and ink ({patterns});;All files (*)</source>
        <translation>Bilder und Tinte ({patterns});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Pixel by pixel</source>
        <translation>Pixel für Pixel</translation>
    </message>
    <message>
        <source>Pixels by</source>
        <translation>Pixel nach</translation>
    </message>
    <message>
        <source>Pixels of the image</source>
        <translation>Pixel des Bildes</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Üben</translation>
    </message>
    <message>
        <source>Practice digits</source>
        <translation>Übungsziffern</translation>
    </message>
    <message>
        <source>Practice digits (built in)</source>
        <translation>Übungsziffern (mitgeliefert)</translation>
    </message>
    <message>
        <source>Practice test digits</source>
        <translation>Übungsziffern zum Testen</translation>
    </message>
    <message>
        <source>Practice test digits (built in)</source>
        <translation>Übungsziffern zum Testen (mitgeliefert)</translation>
    </message>
    <message>
        <source>Practice validation part</source>
        <translation>Validierungsteil der Übungsziffern</translation>
    </message>
    <message>
        <source>Practice: write twenty digits in a minute</source>
        <translation>Üben: in einer Minute zwanzig Ziffern schreiben</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Precision: of the images read as this digit, how many are it. Recall: of the images of this digit, how many were read as it. F1 joins both.</source>
        <translation>Genauigkeit (Precision): wie viele der Bilder, die als diese Ziffer gelesen wurden, sie auch sind. Trefferrate (Recall): wie viele der Bilder dieser Ziffer als sie gelesen wurden. F1 verbindet beide.</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>Put them right</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Putting the training aside …</source>
        <translation>Das Training wird unterbrochen …</translation>
    </message>
    <message>
        <source>PyTorch cannot be loaded ({reason}); install it anew.</source>
        <translation>PyTorch kann nicht geladen werden ({reason}); installieren Sie es neu.</translation>
    </message>
    <message>
        <source>PyTorch cannot be loaded ({reason}); install it, and the Microsoft Visual C++ Redistributable, anew.</source>
        <translation>PyTorch kann nicht geladen werden ({reason}); installieren Sie es und das Microsoft Visual C++ Redistributable neu.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Random changes of training images</source>
        <translation>Zufällige Veränderungen der Trainingsbilder</translation>
    </message>
    <message>
        <source>Random images</source>
        <translation>Zufällige Bilder</translation>
    </message>
    <message>
        <source>Rate × 2</source>
        <translation>Rate × 2</translation>
    </message>
    <message>
        <source>Rate ÷ 2</source>
        <translation>Rate ÷ 2</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Read the picture on the clipboard</source>
        <translation>Bild aus der Zwischenablage lesen</translation>
    </message>
    <message>
        <source>Read wrong</source>
        <translation>Falsch gelesen</translation>
    </message>
    <message>
        <source>Reading the digits: {share}</source>
        <translation>Ziffern werden gelesen: {share}</translation>
    </message>
    <message>
        <source>Reading the test set …</source>
        <translation>Testdaten werden gelesen …</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Reading: {done} of {count} images</source>
        <translation>Gelesen: {done} von {count} Bildern</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferrate</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Recipes (*.toml)</source>
        <translation>Rezepte (*.toml)</translation>
    </message>
    <message>
        <source>Red speaks for it, blue against it.</source>
        <translation>Rot spricht dafür, Blau dagegen.</translation>
    </message>
    <message>
        <source>Red: looks for ink</source>
        <translation>Rot: sucht Tinte</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo it</source>
        <translation>Rückgängig Gemachtes wiederholen</translation>
    </message>
    <message>
        <source>Remove this block</source>
        <translation>Diesen Block entfernen</translation>
    </message>
    <message>
        <source>Repeat with</source>
        <translation>Läufe mit</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Report …</source>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residualnetz</translation>
    </message>
    <message>
        <source>Residual (ResNet)</source>
        <translation>Residualnetz (ResNet)</translation>
    </message>
    <message>
        <source>Residual block</source>
        <translation>Residualblock</translation>
    </message>
    <message>
        <source>Residual blocks of two convolutions in each stage</source>
        <translation>Residualblöcke aus zwei Faltungen in jeder Stufe</translation>
    </message>
    <message>
        <source>Rest the pen, or press Enter or Space, to go on</source>
        <translation>Weiter: Stift ruhen lassen, Enter oder Leertaste</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Right among the others</source>
        <translation>Von den übrigen richtig</translation>
    </message>
    <message>
        <source>Right and wrong answers</source>
        <translation>Richtige und falsche Antworten</translation>
    </message>
    <message>
        <source>Right answers among the others against the share left out</source>
        <translation>Richtige unter den übrigen Antworten, je nach ausgelassenem Anteil</translation>
    </message>
    <message>
        <source>Right answers should stand at the right end, wrong ones further left.</source>
        <translation>Richtige Antworten sollten am rechten Ende stehen, falsche weiter links.</translation>
    </message>
    <message>
        <source>Right, %</source>
        <translation>Richtig, %</translation>
    </message>
    <message>
        <source>Right-click a wrong box to take it away; drag with the right button to draw one.</source>
        <translation>Ein Rechtsklick auf einen falschen Rahmen entfernt ihn; mit der rechten Taste ziehen Sie einen neuen auf.</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Rounds the finished weights to 16 bits, which halves the model file</source>
        <translation>Rundet die fertigen Gewichte auf 16 Bit; das halbiert die Modelldatei</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {value} of 255</source>
        <translation>Zeile {row}, Spalte {column}: {value} von 255</translation>
    </message>
    <message>
        <source>Rows, columns and values are counted from 0.</source>
        <translation>Zeilen, Spalten und Werte sind von 0 an gezählt.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>SGD mit Momentum</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>Kurven speichern</translation>
    </message>
    <message>
        <source>Save the drawing</source>
        <translation>Die Zeichnung speichern</translation>
    </message>
    <message>
        <source>Save the drawing ({keys}); or drag it from here to another program</source>
        <translation>Die Zeichnung speichern ({keys}) oder von hier in ein anderes Programm ziehen</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>Modell speichern</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Save what the page shows</source>
        <translation>Speichern, was die Seite zeigt</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Saved as {path}, {size}. It answers as PyTorch does; one image takes ONNX Runtime {onnx}&#xa0;ms, PyTorch {torch}&#xa0;ms.</source>
        <translation>Gespeichert als {path}, {size}. Es antwortet wie PyTorch; für ein Bild braucht ONNX Runtime {onnx}&#xa0;ms, PyTorch {torch}&#xa0;ms.</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>Gespeichert als {path}.</translation>
    </message>
    <message>
        <source>Say that it is no digit</source>
        <translation>Angeben, dass es keine Ziffer ist</translation>
    </message>
    <message>
        <source>Say that it was read right</source>
        <translation>Angeben, dass richtig gelesen wurde</translation>
    </message>
    <message>
        <source>Say that they are no digits</source>
        <translation>Angeben, dass sie keine Ziffern sind</translation>
    </message>
    <message>
        <source>Say which digit it is, and keep it among my digits</source>
        <translation>Angeben, welche Ziffer es ist, und sie unter „Meine Ziffern“ behalten</translation>
    </message>
    <message>
        <source>Say which digit the selected ones of my digits are</source>
        <translation>Angeben, welche Ziffer die ausgewählten unter „Meine Ziffern“ sind</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Lernratenplan</translation>
    </message>
    <message>
        <source>Score of “{digit}”: {score}</source>
        <translation>Punktwert von „{digit}“: {score}</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Select one, or several with Shift or Ctrl, and type what they are: 0 to 9, or N for no digit.</source>
        <translation>Wählen Sie eine oder, mit Umschalt oder Strg, mehrere aus und tippen Sie, was sie sind: 0 bis 9 oder N für keine Ziffer.</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Set</source>
        <comment>of digits</comment>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Set of digits</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Set that is read</source>
        <translation>Datensatz, der gelesen wird</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings of the selected runs</source>
        <translation>Einstellungen der gewählten Läufe</translation>
    </message>
    <message>
        <source>Share for validation</source>
        <translation>Anteil zur Validierung</translation>
    </message>
    <message>
        <source>Share left out, the least sure first</source>
        <translation>Ausgelassener Anteil, die unsichersten zuerst</translation>
    </message>
    <message>
        <source>Share of each target that is spread over all digits, so that the network does not become too sure</source>
        <translation>Anteil jedes Ziels, der auf alle Ziffern verteilt wird, damit sich das Netz nicht zu sicher wird</translation>
    </message>
    <message>
        <source>Share of the answers</source>
        <translation>Anteil der Antworten</translation>
    </message>
    <message>
        <source>Share of the digits that are changed at all</source>
        <translation>Anteil der Ziffern, die überhaupt verändert werden</translation>
    </message>
    <message>
        <source>Share of the digits that is kept for choosing the best epoch</source>
        <translation>Anteil der Ziffern, der zurückbehalten wird, um die beste Epoche zu wählen</translation>
    </message>
    <message>
        <source>Share of the drawings in or beside which the pen leaves a dot</source>
        <translation>Anteil der Zeichnungen, in oder neben denen der Stift einen Punkt hinterlässt</translation>
    </message>
    <message>
        <source>Share of the drawings in which the pen skips once and leaves a gap</source>
        <translation>Anteil der Zeichnungen, in denen der Stift einmal aussetzt und eine Lücke lässt</translation>
    </message>
    <message>
        <source>Share of the inputs of each fully connected layer, or of what a hidden layer gives, that is left out at random while training</source>
        <translation>Anteil der Eingaben jeder voll verbundenen Schicht oder der Ausgaben einer verborgenen Schicht, der beim Training zufällig weggelassen wird</translation>
    </message>
    <message>
        <source>Share of the last step that is taken again</source>
        <translation>Anteil des letzten Schritts, der noch einmal gegangen wird</translation>
    </message>
    <message>
        <source>Share of the training images that is kept for validation</source>
        <translation>Anteil der Trainingsbilder, der zur Validierung zurückbehalten wird</translation>
    </message>
    <message>
        <source>Share, %</source>
        <translation>Anteil, %</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>Scherung</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Shortcut: what came in is added to what was found</source>
        <translation>Abkürzung: Was hereinkam, wird zu dem addiert, was gefunden wurde</translation>
    </message>
    <message>
        <source>Show all errors</source>
        <translation>Alle Fehler zeigen</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tastenkürzel zeigen</translation>
    </message>
    <message>
        <source>Show another random sample</source>
        <translation>Andere zufällige Auswahl zeigen</translation>
    </message>
    <message>
        <source>Show each cell as a share of its row, in percent</source>
        <translation>Jede Zelle als Anteil ihrer Zeile zeigen, in Prozent</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show it in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show why the network reads it so</source>
        <translation>Zeigen, warum das Netz es so liest</translation>
    </message>
    <message>
        <source>Show why the network reads it so, as you draw ({keys})</source>
        <translation>Beim Zeichnen zeigen, warum das Netz es so liest ({keys})</translation>
    </message>
    <message>
        <source>Show why the selected image is read as it is</source>
        <translation>Zeigen, warum das ausgewählte Bild so gelesen wird</translation>
    </message>
    <message>
        <source>Show why the selected image was read so, or the images of a cell</source>
        <translation>Zeigen, warum das ausgewählte Bild so gelesen wurde, oder die Bilder einer Zelle</translation>
    </message>
    <message>
        <source>Side of the square kernels, in pixels</source>
        <translation>Seitenlänge der quadratischen Kerne in Pixeln</translation>
    </message>
    <message>
        <source>Side of the squares that are pooled into one pixel; 1 pools nothing</source>
        <translation>Seitenlänge der Quadrate, die zu einem Pixel zusammengefasst werden; 1 fasst nichts zusammen</translation>
    </message>
    <message>
        <source>Slant</source>
        <translation>Neigung</translation>
    </message>
    <message>
        <source>Small ResNet</source>
        <translation>Kleines ResNet</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>Smooth displacement along a stroke, as a share of the drawing&apos;s size</source>
        <translation>Sanfte Verschiebung entlang eines Strichs, als Anteil an der Größe der Zeichnung</translation>
    </message>
    <message>
        <source>Something went wrong that should not have ({kind}); please report it with {file}.</source>
        <translation>Etwas ist schiefgegangen, das nicht hätte schiefgehen dürfen ({kind}); bitte melden Sie es zusammen mit {file}.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Start a training: no network is there yet.</source>
        <translation>Starten Sie ein Training: Noch ist kein Netz da.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Steps down</source>
        <translation>Stufen abwärts</translation>
    </message>
    <message>
        <source>Steps so large that they jump over what they aim at.</source>
        <translation>So große Schritte, dass sie über ihr Ziel hinausspringen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Stopped before its end</source>
        <translation>Vor dem Ende angehalten</translation>
    </message>
    <message>
        <source>Strength of the penalty on half the square of the weights, which keeps them small; AdamW&apos;s weight decay</source>
        <translation>Stärke der Strafe auf das halbe Quadrat der Gewichte, die sie klein hält; bei AdamW der Weight Decay</translation>
    </message>
    <message>
        <source>Strength of the penalty on the size of the weights: drives many of them to 0</source>
        <translation>Stärke der Strafe auf die Größe der Gewichte: treibt viele von ihnen auf 0</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Streckung</translation>
    </message>
    <message>
        <source>Stroke ends</source>
        <translation>Strichenden</translation>
    </message>
    <message>
        <source>Strokes and corners</source>
        <translation>Striche und Ecken</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Table (CSV) …</source>
        <translation>Tabelle (CSV) …</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Tables in {folder}</source>
        <translation>Tabellen in {folder}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take my digits into account</source>
        <translation>Meine Ziffern berücksichtigen</translation>
    </message>
    <message>
        <source>Taken back: it is not kept.</source>
        <translation>Zurückgenommen: Es ist nicht behalten.</translation>
    </message>
    <message>
        <source>Taken for no digit</source>
        <translation>Für keine Ziffer gehalten</translation>
    </message>
    <message>
        <source>TensorBoard cannot be loaded ({reason}); run: {command}</source>
        <translation>TensorBoard kann nicht geladen werden ({reason}); führen Sie aus: {command}</translation>
    </message>
    <message>
        <source>TensorBoard is not installed; run: {command}</source>
        <translation>TensorBoard ist nicht installiert; führen Sie aus: {command}</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Test-Trefferquote</translation>
    </message>
    <message>
        <source>Test accuracy {accuracy}</source>
        <translation>Trefferquote im Test {accuracy}</translation>
    </message>
    <message>
        <source>Test accuracy, %</source>
        <translation>Test-Trefferquote, %</translation>
    </message>
    <message>
        <source>Text of normal size</source>
        <translation>Schrift in normaler Größe</translation>
    </message>
    <message>
        <source>That may be chance; more images would tell.</source>
        <translation>Das kann Zufall sein; mehr Bilder würden es zeigen.</translation>
    </message>
    <message>
        <source>That may well be chance.</source>
        <translation>Das kann gut Zufall sein.</translation>
    </message>
    <message>
        <source>The 784 values side by side</source>
        <translation>Die 784 Werte nebeneinander</translation>
    </message>
    <message>
        <source>The accurate recipe for 30 epochs; with pen-drawn ink and a large teacher it made the model that comes with the program.</source>
        <translation>Das Rezept „Genau“ über 30 Epochen; mit Tinte vom Stift und einem großen Lehrer entstand so das Modell, das mit dem Programm kommt.</translation>
    </message>
    <message>
        <source>The answer is on the clipboard.</source>
        <translation>Die Antwort ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The architecture is unknown; it may need a newer version of the program.</source>
        <translation>Die Architektur ist unbekannt; vielleicht braucht sie eine neuere Version des Programms.</translation>
    </message>
    <message>
        <source>The calibration needs a bound for rejection that is a number.</source>
        <translation>Die Kalibrierung braucht als Grenze für das Ablehnen eine Zahl.</translation>
    </message>
    <message>
        <source>The calibration needs a temperature above 0.</source>
        <translation>Die Kalibrierung braucht eine Temperatur über 0.</translation>
    </message>
    <message>
        <source>The charts and settings show the first {count} of these runs.</source>
        <translation>Die Diagramme und Einstellungen zeigen die ersten {count} dieser Läufe.</translation>
    </message>
    <message>
        <source>The columns of a curve differ in length.</source>
        <translation>Die Spalten einer Kurve sind verschieden lang.</translation>
    </message>
    <message>
        <source>The curves are not a table of names and values.</source>
        <translation>Die Kurven sind keine Tabelle aus Namen und Werten.</translation>
    </message>
    <message>
        <source>The curves of the run {key} cannot be shown. {reason}</source>
        <translation>Die Kurven des Laufs {key} können nicht gezeigt werden. {reason}</translation>
    </message>
    <message>
        <source>The digits have changed since this training was interrupted; bring back those it began with, or discard it.</source>
        <translation>Die Ziffern haben sich geändert, seit dieses Training unterbrochen wurde; stellen Sie die wieder her, mit denen es begann, oder verwerfen Sie es.</translation>
    </message>
    <message>
        <source>The download cannot be written to {folder}</source>
        <translation>Der Download kann nicht in {folder} geschrieben werden</translation>
    </message>
    <message>
        <source>The drawing is on the clipboard, as a picture.</source>
        <translation>Die Zeichnung ist als Bild in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The errors</source>
        <translation>Die Fehler</translation>
    </message>
    <message>
        <source>The graphics card has not enough memory for this training; try batches of {count}, a smaller network, or the processor.</source>
        <translation>Für dieses Training reicht der Speicher der Grafikkarte nicht; versuchen Sie es mit Batches von {count}, einem kleineren Netz oder dem Prozessor.</translation>
    </message>
    <message>
        <source>The graphics card has not enough memory left for that; close other programs that use it, or choose the processor.</source>
        <translation>Dafür reicht der Speicher der Grafikkarte nicht; schließen Sie andere Programme, die sie nutzen, oder wählen Sie „Prozessor (CPU)“.</translation>
    </message>
    <message>
        <source>The images</source>
        <translation>Die Bilder</translation>
    </message>
    <message>
        <source>The layers of the network</source>
        <translation>Die Schichten des Netzes</translation>
    </message>
    <message>
        <source>The loss jumps about and stays high instead of falling. What helps: a learning rate ten or a hundred times smaller, a schedule that lowers it, or larger batches.</source>
        <translation>Der Verlust springt umher und bleibt hoch, statt zu fallen. Was hilft: eine zehn- oder hundertmal kleinere Lernrate, ein Lernratenplan, der sie senkt, oder größere Batches.</translation>
    </message>
    <message>
        <source>The maps are too small for another block</source>
        <translation>Die Karten sind zu klein für einen weiteren Block</translation>
    </message>
    <message>
        <source>The mean image of each digit</source>
        <translation>Das mittlere Bild jeder Ziffer</translation>
    </message>
    <message>
        <source>The misread numbers</source>
        <translation>Die falsch gelesenen Zahlen</translation>
    </message>
    <message>
        <source>The model could not be saved elsewhere.</source>
        <translation>Das Modell konnte auch anderswo nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The model does not know what is no digit, and cannot learn it any more; start without it, or leave the other drawings out.</source>
        <translation>Das Modell kennt „keine Ziffer“ nicht und kann es nicht mehr lernen; beginnen Sie ohne das Modell, oder lassen Sie die anderen Zeichnungen weg.</translation>
    </message>
    <message>
        <source>The model does not say which images it was validated on; choose the test set.</source>
        <translation>Das Modell sagt nicht, an welchen Bildern es validiert wurde; wählen Sie die Testdaten.</translation>
    </message>
    <message>
        <source>The model has no description of this program.</source>
        <translation>Das Modell hat keine Beschreibung dieses Programms.</translation>
    </message>
    <message>
        <source>The model is damaged: its answers are not all numbers; choose another model.</source>
        <translation>Das Modell ist beschädigt: Seine Antworten sind nicht alle Zahlen; wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The model is kept as run {run}.</source>
        <translation>Das Modell ist als Lauf {run} aufbewahrt.</translation>
    </message>
    <message>
        <source>The model is saved as {path}.</source>
        <translation>Das Modell ist als {path} gespeichert.</translation>
    </message>
    <message>
        <source>The model of the run {key} cannot be read</source>
        <translation>Das Modell des Laufs {key} kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The model rejects drawings but does not know what is no digit.</source>
        <translation>Das Modell lehnt Zeichnungen ab, weiß aber nicht, was keine Ziffer ist.</translation>
    </message>
    <message>
        <source>The model to go on from has another architecture; choose its own, or start anew.</source>
        <translation>Das Modell, von dem aus weitergelernt werden soll, hat eine andere Architektur; wählen Sie dessen eigene, oder beginnen Sie neu.</translation>
    </message>
    <message>
        <source>The model was made by a newer version; update the program.</source>
        <translation>Das Modell stammt von einer neueren Version; aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>The model&apos;s classes are not the digits.</source>
        <translation>Die Klassen des Modells sind nicht die Ziffern.</translation>
    </message>
    <message>
        <source>The model&apos;s description lacks its {key}.</source>
        <translation>In der Beschreibung des Modells fehlt „{key}“.</translation>
    </message>
    <message>
        <source>The model&apos;s scores are not numbers.</source>
        <translation>Die Ergebnisse des Modells sind keine Zahlen.</translation>
    </message>
    <message>
        <source>The network is being loaded …</source>
        <translation>Das Netz wird geladen …</translation>
    </message>
    <message>
        <source>The network is being loaded; the answer comes in a moment.</source>
        <translation>Das Netz wird geladen; die Antwort kommt gleich.</translation>
    </message>
    <message>
        <source>The network is too large for an ONNX file; choose a smaller one.</source>
        <translation>Das Netz ist zu groß für eine ONNX-Datei; wählen Sie ein kleineres.</translation>
    </message>
    <message>
        <source>The network learns how you write, in seconds. You see what it brings before you use it.</source>
        <translation>Das Netz lernt in Sekunden, wie Sie schreiben. Sie sehen, was das bringt, bevor Sie es verwenden.</translation>
    </message>
    <message>
        <source>The normalization needs a mean and a deviation above 0.</source>
        <translation>Die Normalisierung braucht ein Mittel und eine Abweichung über 0.</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>Das andere</translation>
    </message>
    <message>
        <source>The other model</source>
        <translation>Das andere Modell</translation>
    </message>
    <message>
        <source>The picture cannot be read; copy it again, or save it as a file.</source>
        <translation>Das Bild kann nicht gelesen werden; kopieren Sie es noch einmal, oder speichern Sie es als Datei.</translation>
    </message>
    <message>
        <source>The picture is too large; copy a smaller part of it.</source>
        <translation>Das Bild ist zu groß; kopieren Sie einen kleineren Teil davon.</translation>
    </message>
    <message>
        <source>The picture shows no ink; choose one with digits on paper.</source>
        <translation>Das Bild zeigt keine Tinte; wählen Sie eines mit Ziffern auf Papier.</translation>
    </message>
    <message>
        <source>The report is in {path}.</source>
        <translation>Der Bericht ist in {path}.</translation>
    </message>
    <message>
        <source>The row&apos;s values from 0 to 1</source>
        <translation>Werte der Zeile von 0 bis 1</translation>
    </message>
    <message>
        <source>The rule by which gradients change the weights</source>
        <translation>Die Regel, nach der Gradienten die Gewichte ändern</translation>
    </message>
    <message>
        <source>The run cannot be kept in {folder}</source>
        <translation>Der Lauf kann nicht in {folder} aufbewahrt werden</translation>
    </message>
    <message>
        <source>The run {key} cannot be changed</source>
        <translation>Der Lauf {key} kann nicht geändert werden</translation>
    </message>
    <message>
        <source>The run {key} cannot be deleted</source>
        <translation>Der Lauf {key} kann nicht gelöscht werden</translation>
    </message>
    <message>
        <source>The run {key} cannot be used; delete it if an update of the program does not help. {reason}</source>
        <translation>Der Lauf {key} kann nicht verwendet werden; löschen Sie ihn, wenn eine Aktualisierung des Programms nicht hilft. {reason}</translation>
    </message>
    <message>
        <source>The runs in {folder} cannot be read</source>
        <translation>Die Läufe in {folder} können nicht gelesen werden</translation>
    </message>
    <message>
        <source>The same seed on the same processor gives the same network</source>
        <translation>Derselbe Startwert ergibt auf demselben Prozessor dasselbe Netz</translation>
    </message>
    <message>
        <source>The same, more coarsely</source>
        <translation>Dasselbe, gröber</translation>
    </message>
    <message>
        <source>The scores of the run {key} cannot be kept</source>
        <translation>Die Ergebnisse des Laufs {key} können nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The settings of “{run}”.</source>
        <translation>Die Einstellungen von „{run}“.</translation>
    </message>
    <message>
        <source>The system ended the process that reads twice; close other programs, and draw on.</source>
        <translation>Das System hat zweimal den Prozess beendet, der liest; schließen Sie andere Programme und zeichnen Sie weiter.</translation>
    </message>
    <message>
        <source>The system starts no more threads; close other programs, then try again.</source>
        <translation>Das System startet keine weiteren Threads; schließen Sie andere Programme, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The target is one-hot: 1 for the right digit, 0 for the nine others. Categorical cross-entropy is then minus the logarithm of the probability that the network gives the right digit: 0 where it is sure and right, 2.3 where it only guesses, large where it is sure and wrong.</source>
        <translation>Das Ziel ist One-Hot: 1 für die richtige Ziffer, 0 für die neun anderen. Die kategoriale Kreuzentropie ist dann minus der Logarithmus der Wahrscheinlichkeit, die das Netz der richtigen Ziffer gibt: 0, wo es sicher ist und richtig liegt, 2,3, wo es nur rät, groß, wo es sicher ist und falsch liegt.</translation>
    </message>
    <message>
        <source>The textbook&apos;s first network: 784–128–64–10, Adam, ten epochs.</source>
        <translation>Das erste Netz der Lehrbücher: 784–128–64–10, Adam, zehn Epochen.</translation>
    </message>
    <message>
        <source>The textbook&apos;s second network: two convolutions, with the classic settings.</source>
        <translation>Das zweite Netz der Lehrbücher: zwei Faltungen, mit den klassischen Einstellungen.</translation>
    </message>
    <message>
        <source>The training before, ended at {time}.</source>
        <translation>Das Training davor, beendet um {time}.</translation>
    </message>
    <message>
        <source>The training is put aside.</source>
        <translation>Das Training ist unterbrochen.</translation>
    </message>
    <message>
        <source>The training loss falls to nothing while the validation loss rises: those digits are known by heart. What helps: more digits (a smaller validation share), dropout, augmentation, L2, early stopping, or a smaller network.</source>
        <translation>Der Trainingsverlust fällt auf fast null, während der Validierungsverlust steigt: Diese Ziffern kennt es auswendig. Was hilft: mehr Ziffern (ein kleinerer Validierungsteil), Dropout, Augmentierung, L2, Early Stopping oder ein kleineres Netz.</translation>
    </message>
    <message>
        <source>The training was interrupted in a newer version; update the program.</source>
        <translation>Das Training wurde in einer neueren Version unterbrochen; aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>The training {key} cannot be discarded</source>
        <translation>Das Training {key} kann nicht verworfen werden</translation>
    </message>
    <message>
        <source>The training {key} goes on in another window or terminal already.</source>
        <translation>Das Training {key} läuft schon in einem anderen Fenster oder Terminal weiter.</translation>
    </message>
    <message>
        <source>The unfinished training {key} cannot be gone on with; make {folder} writable.</source>
        <translation>Das unfertige Training {key} kann nicht fortgesetzt werden; machen Sie {folder} beschreibbar.</translation>
    </message>
    <message>
        <source>The unfinished training {key} cannot be read</source>
        <translation>Das unfertige Training {key} kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The validation share is {share}; choose one above 0 and below 1.</source>
        <translation>Der Validierungsanteil ist {share}; wählen Sie einen über 0 und unter 1.</translation>
    </message>
    <message>
        <source>The wheel zooms, dragging moves, a double click shows all</source>
        <translation>Das Mausrad zoomt, Ziehen verschiebt, ein Doppelklick zeigt alles</translation>
    </message>
    <message>
        <source>The widest pen, {widest}, is narrower than the narrowest, {narrowest}; choose a wider one.</source>
        <translation>Der dickste Stift, {widest}, ist dünner als der dünnste, {narrowest}; wählen Sie einen dickeren.</translation>
    </message>
    <message>
        <source>The window closes while a network is being trained.</source>
        <translation>Das Fenster schließt, während ein Netz trainiert wird.</translation>
    </message>
    <message>
        <source>The {values} of a curve are not a list of numbers.</source>
        <translation>„{values}“ ist in einer Kurve keine Liste von Zahlen.</translation>
    </message>
    <message>
        <source>The {what} has no “{name}”; correct or remove it.</source>
        <translation>In „{what}“ gibt es kein „{name}“; berichtigen oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>The {what} must be a table of names and values; correct or remove it.</source>
        <translation>„{what}“ muss eine Tabelle aus Namen und Werten sein; berichtigen oder entfernen Sie das.</translation>
    </message>
    <message>
        <source>There are no such images.</source>
        <translation>Solche Bilder gibt es nicht.</translation>
    </message>
    <message>
        <source>There are none of these.</source>
        <translation>Davon gibt es keine.</translation>
    </message>
    <message>
        <source>There is no network to draw; choose one that can be built.</source>
        <translation>Es gibt kein Netz zu zeichnen; wählen Sie eines, das gebaut werden kann.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard; copy one first.</source>
        <translation>In der Zwischenablage ist kein Bild; kopieren Sie zuerst eines.</translation>
    </message>
    <message>
        <source>There is no place for temporary files</source>
        <translation>Für vorübergehende Dateien ist kein Platz</translation>
    </message>
    <message>
        <source>There is no preset “{name}”; choose one of {known}.</source>
        <translation>Es gibt keine Vorlage „{name}“; wählen Sie eine von diesen: {known}.</translation>
    </message>
    <message>
        <source>There is no run {key}; “mnist-desktop runs” lists them.</source>
        <translation>Es gibt keinen Lauf {key}; „mnist-desktop runs“ listet alle auf.</translation>
    </message>
    <message>
        <source>There is no unfinished training {key}; it may have ended.</source>
        <translation>Es gibt kein unfertiges Training {key}; vielleicht ist es schon zu Ende.</translation>
    </message>
    <message>
        <source>There is no {digits} to learn from; draw at least one of each digit.</source>
        <translation>Es gibt keine {digits} zum Lernen; zeichnen Sie jede Ziffer mindestens einmal.</translation>
    </message>
    <message>
        <source>There is not enough memory for that; close other programs, or ask for less.</source>
        <translation>Dafür reicht der Arbeitsspeicher nicht; schließen Sie andere Programme, oder verlangen Sie weniger auf einmal.</translation>
    </message>
    <message>
        <source>There is not enough memory for this training; try a smaller network.</source>
        <translation>Für dieses Training reicht der Arbeitsspeicher nicht; versuchen Sie es mit einem kleineren Netz.</translation>
    </message>
    <message>
        <source>There is not enough memory for this training; try batches of {count}, or a smaller network.</source>
        <translation>Für dieses Training reicht der Arbeitsspeicher nicht; versuchen Sie es mit Batches von {count} oder einem kleineren Netz.</translation>
    </message>
    <message>
        <source>There is nothing on the pad yet; draw something first.</source>
        <translation>Auf der Zeichenfläche ist noch nichts; zeichnen Sie zuerst etwas.</translation>
    </message>
    <message>
        <source>There is nothing to export yet; read a set first.</source>
        <translation>Es gibt noch nichts zu exportieren; lesen Sie zuerst einen Datensatz.</translation>
    </message>
    <message>
        <source>These are {count} files; take one file or one folder at a time.</source>
        <translation>Das sind {count} Dateien; nehmen Sie jeweils nur eine Datei oder einen Ordner.</translation>
    </message>
    <message>
        <source>These {count} runs have the same settings.</source>
        <translation>Diese {count} Läufe haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>They are under My digits on the Data page, on this computer only.</source>
        <translation>Sie stehen auf der Seite „Daten“ unter „Meine Ziffern“, nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>They read the same images right.</source>
        <translation>Sie lesen dieselben Bilder richtig.</translation>
    </message>
    <message>
        <source>They stay on this computer.</source>
        <translation>Sie bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>Thick pen</source>
        <translation>Dicker Stift</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>Strichstärke</translation>
    </message>
    <message>
        <source>Thin pen</source>
        <translation>Dünner Stift</translation>
    </message>
    <message>
        <source>This has no picture; export it as a table.</source>
        <translation>Davon gibt es kein Bild; exportieren Sie es als Tabelle.</translation>
    </message>
    <message>
        <source>This is no file on this computer; copy it here first, then drop the copy.</source>
        <translation>Das ist keine Datei auf diesem Computer; kopieren Sie sie zuerst hierher und legen Sie dann die Kopie ab.</translation>
    </message>
    <message>
        <source>This is the network alone, without the digits that you have kept.</source>
        <translation>Das ist das Netz allein, ohne Ihre behaltenen Ziffern.</translation>
    </message>
    <message>
        <source>This lies on the web; save it as a file first, then drop the file.</source>
        <translation>Das liegt im Web; speichern Sie es zuerst als Datei und legen Sie dann die Datei ab.</translation>
    </message>
    <message>
        <source>This looks like no digit; the nearest is {digit}.</source>
        <translation>Das sieht nicht wie eine Ziffer aus; am nächsten kommt {digit}.</translation>
    </message>
    <message>
        <source>This machine has no Apple GPU that PyTorch can use; choose auto or cpu.</source>
        <translation>Dieser Rechner hat keine Apple-Grafik, die PyTorch nutzen kann; wählen Sie „Automatisch“ oder „Prozessor (CPU)“.</translation>
    </message>
    <message>
        <source>This machine has no CUDA device that PyTorch can use; choose auto or cpu.</source>
        <translation>Dieser Rechner hat kein CUDA-Gerät, das PyTorch nutzen kann; wählen Sie „Automatisch“ oder „Prozessor (CPU)“.</translation>
    </message>
    <message>
        <source>This model has learned a hand already; choose the one that it came from at the top, then learn again.</source>
        <translation>Dieses Modell hat schon eine Handschrift gelernt; wählen Sie oben das Modell, aus dem es entstanden ist, und lernen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>This page takes no file now; drop pictures on Draw, and sets of digits on Data.</source>
        <translation>Diese Seite nimmt jetzt keine Datei an; legen Sie Bilder auf „Zeichnen“ ab und Datensätze auf „Daten“.</translation>
    </message>
    <message>
        <source>This picture is no file; save it first, then drop the file.</source>
        <translation>Dieses Bild ist keine Datei; speichern Sie es zuerst und legen Sie dann die Datei ab.</translation>
    </message>
    <message>
        <source>This pixel adds {value} to the score</source>
        <translation>Dieses Pixel trägt {value} zum Punktwert bei</translation>
    </message>
    <message>
        <source>Throw away what “{name}” has learned so far?</source>
        <translation>Verwerfen, was „{name}“ bisher gelernt hat?</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time is up.</source>
        <translation>Die Zeit ist um.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train a network</source>
        <translation>Ein Netz trainieren</translation>
    </message>
    <message>
        <source>Train on …</source>
        <translation>Weitertrainieren …</translation>
    </message>
    <message>
        <source>Trained at {time} ({accuracy} on {digits})</source>
        <translation>Trainiert um {time} ({accuracy} auf {digits})</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training broke off ({reason}); go on from what it learned until then.</source>
        <translation>Das Training brach ab ({reason}); machen Sie mit dem weiter, was es bis dahin gelernt hat.</translation>
    </message>
    <message>
        <source>Training has failed: the loss is no longer a number. Choose a learning rate below {rate}.</source>
        <translation>Das Training ist gescheitert: Der Verlust ist keine Zahl mehr. Wählen Sie eine Lernrate unter {rate}.</translation>
    </message>
    <message>
        <source>Training is done, but nothing is kept as a run; “Save …” writes the model to a file.</source>
        <translation>Das Training ist fertig, aber nichts bleibt als Lauf erhalten; „Speichern …“ schreibt das Modell in eine Datei.</translation>
    </message>
    <message>
        <source>Training is done, but only {kept} of {count} runs are kept; “Save …” writes the model to a file.</source>
        <translation>Das Training ist fertig, aber nur {kept} von {count} Läufen bleiben erhalten; „Speichern …“ schreibt das Modell in eine Datei.</translation>
    </message>
    <message>
        <source>Training is done; the run is kept.</source>
        <translation>Das Training ist fertig; der Lauf bleibt erhalten.</translation>
    </message>
    <message>
        <source>Training is done; {count} runs are kept.</source>
        <translation>Das Training ist fertig; {count} Läufe bleiben erhalten.</translation>
    </message>
    <message>
        <source>Training stopped before it learned anything; start it again.</source>
        <translation>Das Training endete, bevor es etwas gelernt hatte; starten Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Training was canceled; nothing of it is kept.</source>
        <translation>Das Training wurde abgebrochen; nichts davon bleibt erhalten.</translation>
    </message>
    <message>
        <source>Training was canceled; what was finished before is kept.</source>
        <translation>Das Training wurde abgebrochen; was vorher fertig war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Training was stopped before anything was learned.</source>
        <translation>Das Training wurde beendet, bevor etwas gelernt war.</translation>
    </message>
    <message>
        <source>Training was stopped, but nothing is kept as a run; “Save …” writes the model to a file.</source>
        <translation>Das Training wurde vorzeitig beendet, aber nichts bleibt als Lauf erhalten; „Speichern …“ schreibt das Modell in eine Datei.</translation>
    </message>
    <message>
        <source>Training was stopped, but only {kept} of {count} runs are kept; “Save …” writes the model to a file.</source>
        <translation>Das Training wurde vorzeitig beendet, aber nur {kept} von {count} Läufen bleiben erhalten; „Speichern …“ schreibt das Modell in eine Datei.</translation>
    </message>
    <message>
        <source>Training was stopped; epoch {number} is kept.</source>
        <translation>Das Training wurde vorzeitig beendet; Epoche {number} bleibt erhalten.</translation>
    </message>
    <message>
        <source>Training was stopped; what was learned so far is kept.</source>
        <translation>Das Training wurde vorzeitig beendet; das bisher Gelernte bleibt erhalten.</translation>
    </message>
    <message>
        <source>Training was stopped; {count} runs are kept.</source>
        <translation>Das Training wurde vorzeitig beendet; {count} Läufe bleiben erhalten.</translation>
    </message>
    <message>
        <source>Training {number} of {count}</source>
        <translation>Training {number} von {count}</translation>
    </message>
    <message>
        <source>Training …</source>
        <translation>Training läuft …</translation>
    </message>
    <message>
        <source>Trains with one seed after another, and tells mean and spread</source>
        <translation>Trainiert mit einem Startwert nach dem anderen und nennt Mittel und Streuung</translation>
    </message>
    <message>
        <source>Trembling from point to point, as a share of the drawing&apos;s size</source>
        <translation>Zittern von Punkt zu Punkt, als Anteil an der Größe der Zeichnung</translation>
    </message>
    <message>
        <source>True digit</source>
        <translation>Wahre Ziffer</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Twenty epochs on digits turned, shifted and bent at random, for the fewest errors.</source>
        <translation>Zwanzig Epochen mit Ziffern, die zufällig gedreht, verschoben und verbogen werden, für die wenigsten Fehler.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change of my digits</source>
        <translation>Letzte Änderung an „Meine Ziffern“ rückgängig machen</translation>
    </message>
    <message>
        <source>Undo what was last done on the pad</source>
        <translation>Letzte Änderung auf der Zeichenfläche rückgängig machen</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Units of each hidden layer, from the image to the answer, with commas between them</source>
        <translation>Einheiten jeder verborgenen Schicht, vom Bild bis zur Antwort, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>Einstellungen nutzen</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell nutzen</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungs-Trefferquote</translation>
    </message>
    <message>
        <source>Validation, sample</source>
        <translation>Validierung, Stichprobe</translation>
    </message>
    <message>
        <source>Value {number} ({row}×{columns}+{column}): {share}</source>
        <translation>Wert {number} ({row}×{columns}+{column}): {share}</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Abwandlung</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Zusehen</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>Gewichtet</translation>
    </message>
    <message>
        <source>Well done!</source>
        <translation>Gut gemacht!</translation>
    </message>
    <message>
        <source>What bends the straight answers of each layer</source>
        <translation>Was die geraden Antworten jeder Schicht krümmt</translation>
    </message>
    <message>
        <source>What each layer finds</source>
        <translation>Was jede Schicht findet</translation>
    </message>
    <message>
        <source>What each layer finds in image {number}</source>
        <translation>Was jede Schicht in Bild {number} findet</translation>
    </message>
    <message>
        <source>What each pixel adds</source>
        <translation>Was jedes Pixel beiträgt</translation>
    </message>
    <message>
        <source>What hiding a part costs</source>
        <translation>Was es kostet, einen Teil zu verdecken</translation>
    </message>
    <message>
        <source>What is drawn on the Draw page is read as you write it, with any model</source>
        <translation>Was auf der Seite „Zeichnen“ gezeichnet wird, wird so gelesen, wie Sie schreiben, mit jedem Modell</translation>
    </message>
    <message>
        <source>What lies there is the model without its test scores.</source>
        <translation>Dort liegt das Modell ohne seine Testergebnisse.</translation>
    </message>
    <message>
        <source>What runs along the horizontal axis</source>
        <translation>Was auf der waagerechten Achse steht</translation>
    </message>
    <message>
        <source>What small changes of each pixel would do.</source>
        <translation>Was kleine Änderungen jedes Pixels bewirken würden.</translation>
    </message>
    <message>
        <source>What the answers to some images rest on: red speaks for the answer, blue against it. Left what each pixel adds to the answer&apos;s score (integrated gradients), right what hiding a part costs.</source>
        <translation>Worauf die Antworten zu einigen Bildern beruhen: Rot spricht für die Antwort, Blau dagegen. Links, was jedes Pixel zum Punktwert der Antwort beiträgt (integrierte Gradienten), rechts, was es kostet, einen Teil zu verdecken.</translation>
    </message>
    <message>
        <source>What the first layer looks for</source>
        <translation>Wonach die erste Schicht sucht</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by at each drop</source>
        <translation>Womit die Lernrate bei jedem Senken multipliziert wird</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Was das Netz sieht</translation>
    </message>
    <message>
        <source>What the window remembered could not be read, and it begins anew; the broken file is kept as {path}.</source>
        <translation>Was sich das Fenster gemerkt hat, konnte nicht gelesen werden; es beginnt von vorn, und die beschädigte Datei bleibt als {path} erhalten.</translation>
    </message>
    <message>
        <source>What was kept of the interrupted training is damaged; discard it.</source>
        <translation>Was vom unterbrochenen Training erhalten ist, ist beschädigt; verwerfen Sie es.</translation>
    </message>
    <message>
        <source>What was kept of the training {key} is damaged; discard it.</source>
        <translation>Was vom Training {key} erhalten ist, ist beschädigt; verwerfen Sie es.</translation>
    </message>
    <message>
        <source>What was on the pad could not be read; its file is kept as {path}.</source>
        <translation>Was auf der Zeichenfläche stand, konnte nicht gelesen werden; die Datei bleibt als {path} erhalten.</translation>
    </message>
    <message>
        <source>What was taken for what (confusion matrix)</source>
        <translation>Was wofür gehalten wurde (Konfusionsmatrix)</translation>
    </message>
    <message>
        <source>What you draw is read by the network as it is just now, and again whenever it has learned a little more.</source>
        <translation>Was Sie zeichnen, liest das Netz so, wie es gerade ist, und wieder, sobald es etwas mehr gelernt hat.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Where its digits lie, “{title}”, was not kept; choose them above.</source>
        <translation>Wo seine Ziffern („{title}“) liegen, ist nicht gespeichert; wählen Sie sie oben.</translation>
    </message>
    <message>
        <source>Where the computing is done</source>
        <translation>Wo gerechnet wird</translation>
    </message>
    <message>
        <source>Which of two models is better, and may that be chance?</source>
        <translation>Welches von zwei Modellen ist besser, und kann das Zufall sein?</translation>
    </message>
    <message>
        <source>While a network learns, you see here how it reads twenty digits, and what its first layer looks for.</source>
        <translation>Während ein Netz lernt, sehen Sie hier, wie es zwanzig Ziffern liest und wonach seine erste Schicht sucht.</translation>
    </message>
    <message>
        <source>Whole digits</source>
        <translation>Ganze Ziffern</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why not {digit}?</source>
        <translation>Warum nicht {digit}?</translation>
    </message>
    <message>
        <source>Why {digit}, or why not?</source>
        <translation>Warum {digit}, oder warum nicht?</translation>
    </message>
    <message>
        <source>Why {digit}?</source>
        <translation>Warum {digit}?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Why? – {subject} – {model}</source>
        <translation>Warum? – {subject} – {model}</translation>
    </message>
    <message>
        <source>Widest pen</source>
        <translation>Dickster Stift</translation>
    </message>
    <message>
        <source>Width of the narrowest pen, of the 20 pixels that a digit fills</source>
        <translation>Breite des dünnsten Stifts, von den 20 Pixeln, die eine Ziffer füllt</translation>
    </message>
    <message>
        <source>Width of the widest pen, of the 20 pixels that a digit fills</source>
        <translation>Breite des dicksten Stifts, von den 20 Pixeln, die eine Ziffer füllt</translation>
    </message>
    <message>
        <source>With this part hidden, the score falls by {change}</source>
        <translation>Ist dieser Teil verdeckt, sinkt der Punktwert um {change}</translation>
    </message>
    <message>
        <source>With this part hidden, the score rises by {change}</source>
        <translation>Ist dieser Teil verdeckt, steigt der Punktwert um {change}</translation>
    </message>
    <message>
        <source>Within an epoch, a sample of at most {count} validation images is read, the same each time; at its end, all of them. So the line may lie a little beside the dots.</source>
        <translation>Innerhalb einer Epoche wird eine Stichprobe von höchstens {count} Validierungsbildern gelesen, jedes Mal dieselbe; an ihrem Ende alle. Deshalb kann die Linie ein wenig neben den Punkten liegen.</translation>
    </message>
    <message>
        <source>Without the {left_out} that it is least sure of, {right} of the others are right.</source>
        <translation>Ohne die unsichersten {left_out} sind von den übrigen {right} richtig.</translation>
    </message>
    <message>
        <source>Wobble</source>
        <translation>Wackeln</translation>
    </message>
    <message>
        <source>Write a {digit}</source>
        <translation>Schreiben Sie eine {digit}</translation>
    </message>
    <message>
        <source>Write an {digit}</source>
        <translation>Schreiben Sie eine {digit}</translation>
    </message>
    <message>
        <source>Writing the report …</source>
        <translation>Bericht wird geschrieben …</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>In {path} geschrieben.</translation>
    </message>
    <message>
        <source>Wrong? Type the right digit or click its bar; {key} means no digit. Right? Press Enter. It stays on this computer.</source>
        <translation>Falsch? Tippen Sie die richtige Ziffer oder klicken Sie auf ihren Balken; {key} heißt: keine Ziffer. Richtig? Drücken Sie Enter. Es bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Your digits, read without having been learned</source>
        <translation>Ihre Ziffern, gelesen, ohne gelernt worden zu sein</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>Your own recipe.</source>
        <translation>Ihr eigenes Rezept.</translation>
    </message>
    <message>
        <source>Your own recipe: {name}</source>
        <translation>Ihr eigenes Rezept: {name}</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Verkleinern (−)</translation>
    </message>
    <message>
        <source>a correction</source>
        <translation>korrigiert</translation>
    </message>
    <message>
        <source>a number from {least} to {most}</source>
        <translation>eine Zahl von {least} bis {most}</translation>
    </message>
    <message>
        <source>a share from 0 to below 1, that is 100 %</source>
        <translation>einen Anteil von 0 bis unter 1, also unter 100 %</translation>
    </message>
    <message>
        <source>a share from {least} to {most}, {least_percent} to {most_percent}</source>
        <translation>einen Anteil von {least} bis {most}, also {least_percent} bis {most_percent}</translation>
    </message>
    <message>
        <source>a table of names and values</source>
        <translation>eine Tabelle aus Namen und Werten</translation>
    </message>
    <message>
        <source>a whole number from {least} to {most}</source>
        <translation>eine ganze Zahl von {least} bis {most}</translation>
    </message>
    <message>
        <source>a {digit}</source>
        <translation>eine {digit}</translation>
    </message>
    <message>
        <source>accuracy of {model}</source>
        <translation>Trefferquote von {model}</translation>
    </message>
    <message>
        <source>all</source>
        <comment>validation images</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>allow reading it</source>
        <translation>erlauben Sie das Lesen</translation>
    </message>
    <message>
        <source>allow writing there</source>
        <translation>erlauben Sie dort das Schreiben</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>Batch-Norm</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>beide richtig</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>beide falsch</translation>
    </message>
    <message>
        <source>by epoch</source>
        <translation>nach Epoche</translation>
    </message>
    <message>
        <source>by multiply-adds</source>
        <translation>nach Multiplikationen</translation>
    </message>
    <message>
        <source>by parameters</source>
        <translation>nach Parametern</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>nach Schritt</translation>
    </message>
    <message>
        <source>by time</source>
        <translation>nach Zeit</translation>
    </message>
    <message>
        <source>by training time</source>
        <translation>nach Trainingszeit</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>changed {what}</source>
        <translation>{what} verändert</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>wählen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>confusion matrix {title}</source>
        <translation>Konfusionsmatrix {title}</translation>
    </message>
    <message>
        <source>digit</source>
        <translation>Ziffer</translation>
    </message>
    <message>
        <source>digit by digit</source>
        <translation>Ziffer für Ziffer</translation>
    </message>
    <message>
        <source>digits wrong</source>
        <translation>Ziffern falsch</translation>
    </message>
    <message>
        <source>digits wrong {share}</source>
        <translation>Ziffern falsch {share}</translation>
    </message>
    <message>
        <source>dropout {percent}&#xa0;%</source>
        <translation>Dropout {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>free some space or allow writing there</source>
        <translation>schaffen Sie Platz oder erlauben Sie dort das Schreiben</translation>
    </message>
    <message>
        <source>guessing: {value}</source>
        <translation>geraten: {value}</translation>
    </message>
    <message>
        <source>higher</source>
        <comment>losses</comment>
        <translation>höher</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>images of each digit</source>
        <translation>Bilder je Ziffer</translation>
    </message>
    <message>
        <source>images that differ</source>
        <translation>Bilder mit Unterschied</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>its tables are nested too deeply</source>
        <translation>seine Tabellen sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>learning rate {rate}</source>
        <translation>Lernrate {rate}</translation>
    </message>
    <message>
        <source>left bars: right answers ({count})</source>
        <translation>linke Balken: richtige Antworten ({count})</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>Ausgelassene</translation>
    </message>
    <message>
        <source>loss (cross-entropy)</source>
        <translation>Verlust (Kreuzentropie)</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>Verlust {loss}</translation>
    </message>
    <message>
        <source>make it readable</source>
        <translation>erlauben Sie das Lesen</translation>
    </message>
    <message>
        <source>make room in {folder}, or make it writable</source>
        <translation>schaffen Sie Platz in {folder}, oder machen Sie es beschreibbar</translation>
    </message>
    <message>
        <source>make room there or make it writable</source>
        <translation>schaffen Sie dort Platz oder erlauben Sie das Schreiben</translation>
    </message>
    <message>
        <source>make room, or save the drawing to a file</source>
        <translation>schaffen Sie Platz, oder speichern Sie die Zeichnung in einer Datei</translation>
    </message>
    <message>
        <source>make {folder} readable</source>
        <translation>erlauben Sie das Lesen in {folder}</translation>
    </message>
    <message>
        <source>make {folder} writable</source>
        <translation>erlauben Sie das Schreiben in {folder}</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>mean F1 of the digits</source>
        <translation>mittleres F1 der Ziffern</translation>
    </message>
    <message>
        <source>mean images</source>
        <translation>Mittelwertbilder</translation>
    </message>
    <message>
        <source>misread numbers</source>
        <translation>falsch gelesene Zahlen</translation>
    </message>
    <message>
        <source>no digit</source>
        <translation>keine Ziffer</translation>
    </message>
    <message>
        <source>no digit?</source>
        <translation>keine Ziffer?</translation>
    </message>
    <message>
        <source>no {what}</source>
        <translation>ohne {what}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>numbers all right</source>
        <translation>Zahlen ganz richtig</translation>
    </message>
    <message>
        <source>one for each answer</source>
        <translation>eine je Antwort</translation>
    </message>
    <message>
        <source>one model</source>
        <translation>ein Modell</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>eines davon: {choices}</translation>
    </message>
    <message>
        <source>only {model} right</source>
        <translation>nur {model} richtig</translation>
    </message>
    <message>
        <source>or paste, drop or open a picture of digits</source>
        <translation>oder ein Bild einfügen, ablegen oder öffnen</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>read as {number}</source>
        <translation>gelesen als {number}</translation>
    </message>
    <message>
        <source>read right</source>
        <translation>richtig gelesen</translation>
    </message>
    <message>
        <source>read right (accuracy)</source>
        <translation>richtig gelesen (Trefferquote)</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Trefferrate</translation>
    </message>
    <message>
        <source>reliability</source>
        <translation>Verlässlichkeit</translation>
    </message>
    <message>
        <source>remove it yourself</source>
        <translation>löschen Sie die Datei selbst</translation>
    </message>
    <message>
        <source>report.html</source>
        <translation>bericht.html</translation>
    </message>
    <message>
        <source>right bars: wrong answers ({count})</source>
        <translation>rechte Balken: falsche Antworten ({count})</translation>
    </message>
    <message>
        <source>right with the first or second guess</source>
        <translation>im ersten oder zweiten Versuch richtig</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>seeds</source>
        <translation>Startwerten</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>Abkürzung</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>stride {stride}</source>
        <translation>Schrittweite {stride}</translation>
    </message>
    <message>
        <source>taken for no digit</source>
        <translation>für keine Ziffer gehalten</translation>
    </message>
    <message>
        <source>taken for no digit {count}</source>
        <translation>für keine Ziffer gehalten {count}</translation>
    </message>
    <message>
        <source>the mean {digit}</source>
        <translation>die mittlere {digit}</translation>
    </message>
    <message>
        <source>the other</source>
        <translation>das andere</translation>
    </message>
    <message>
        <source>there is no “{name}”; only {known}.</source>
        <translation>„{name}“ gibt es nicht; nur {known}.</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>training settings</source>
        <translation>Trainingseinstellungen</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>validation, all</source>
        <translation>Validierung, alle</translation>
    </message>
    <message>
        <source>validation, sample</source>
        <translation>Validierung, Stichprobe</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>weighted mean</source>
        <translation>gewichtetes Mittel</translation>
    </message>
    <message>
        <source>what</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>why {digit}</source>
        <translation>warum {digit}</translation>
    </message>
    <message>
        <source>with 95 % confidence {low} to {high}</source>
        <translation>mit 95 % Sicherheit {low} bis {high}</translation>
    </message>
    <message>
        <source>with a second guess {share}</source>
        <translation>mit zweitem Versuch {share}</translation>
    </message>
    <message>
        <source>without number or ink {count}</source>
        <translation>ohne Zahl oder Tinte {count}</translation>
    </message>
    <message>
        <source>written in practice</source>
        <translation>beim Üben geschrieben</translation>
    </message>
    <message>
        <source>{answer}; the {sign} in place {place}</source>
        <translation>{answer}; die {sign} an Stelle {place}</translation>
    </message>
    <message>
        <source>{axis} · digits: {digits}</source>
        <translation>{axis} · Ziffern: {digits}</translation>
    </message>
    <message>
        <source>{comment}, as you write it</source>
        <translation>{comment}, so wie Sie schreiben</translation>
    </message>
    <message>
        <source>{confidence} sure</source>
        <translation>{confidence} sicher</translation>
    </message>
    <message numerus="yes">
        <source>{counts}. Left out: {count} unreadable files.</source>
        <comment>{counts}. Left out: {count} unreadable file.</comment>
        <translation>
            <numerusform>{counts}. Ausgelassen: {count} unlesbare Datei.</numerusform>
            <numerusform>{counts}. Ausgelassen: {count} unlesbare Dateien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} blocks</source>
        <comment>{count} block</comment>
        <translation>
            <numerusform>{count} Block</numerusform>
            <numerusform>{count} Blöcke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} convolutions</source>
        <comment>{count} convolution</comment>
        <translation>
            <numerusform>{count} Faltung</numerusform>
            <numerusform>{count} Faltungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} digits kept.</source>
        <comment>{count} digit kept.</comment>
        <translation>
            <numerusform>{count} Ziffer behalten.</numerusform>
            <numerusform>{count} Ziffern behalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} drawings</source>
        <comment>{count} drawing</comment>
        <translation>
            <numerusform>{count} Zeichnung</numerusform>
            <numerusform>{count} Zeichnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} drawings deleted.</source>
        <comment>{count} drawing deleted.</comment>
        <translation>
            <numerusform>{count} Zeichnung gelöscht.</numerusform>
            <numerusform>{count} Zeichnungen gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} drawings imported.</source>
        <comment>{count} drawing imported.</comment>
        <translation>
            <numerusform>{count} Zeichnung importiert.</numerusform>
            <numerusform>{count} Zeichnungen importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} drawings without a number or without ink are not counted.</source>
        <comment>{count} drawing without a number or without ink is not counted.</comment>
        <translation>
            <numerusform>{count} Zeichnung ohne Zahl oder ohne Tinte ist nicht mitgezählt.</numerusform>
            <numerusform>{count} Zeichnungen ohne Zahl oder ohne Tinte sind nicht mitgezählt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} drawings: {digit} now.</source>
        <comment>{count} drawing: {digit} now.</comment>
        <translation>
            <numerusform>{count} Zeichnung: jetzt {digit}.</numerusform>
            <numerusform>{count} Zeichnungen: jetzt {digit}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} epochs</source>
        <comment>{count} epoch</comment>
        <translation>
            <numerusform>{count} Epoche</numerusform>
            <numerusform>{count} Epochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} errors in {images}</source>
        <comment>{count} error in {images}</comment>
        <translation>
            <numerusform>{images}, {count} Fehler</numerusform>
            <numerusform>{images}, {count} Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} files could not be read or showed no digit, and were left out: {names}.</source>
        <comment>{count} file could not be read or showed no digit, and was left out: {names}.</comment>
        <translation>
            <numerusform>{count} Datei war nicht lesbar oder zeigte keine Ziffer und wurde ausgelassen: {names}.</numerusform>
            <numerusform>{count} Dateien waren nicht lesbar oder zeigten keine Ziffer und wurden ausgelassen: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} filters</source>
        <comment>{count} filter</comment>
        <translation>
            <numerusform>{count} Filter</numerusform>
            <numerusform>{count} Filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} images</source>
        <comment>{count} image</comment>
        <translation>
            <numerusform>{count} Bild</numerusform>
            <numerusform>{count} Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} images a second</source>
        <translation>{count} Bilder je Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>{count} images are too few for a validation share of {share}; choose another share or a larger set.</source>
        <comment>{count} image is too few for a validation share of {share}; choose another share or a larger set.</comment>
        <translation>
            <numerusform>{count} Bild ist zu wenig für einen Validierungsanteil von {share}; wählen Sie einen anderen Anteil oder mehr Ziffern.</numerusform>
            <numerusform>{count} Bilder sind zu wenige für einen Validierungsanteil von {share}; wählen Sie einen anderen Anteil oder mehr Ziffern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} images of a {truth}, taken for a {answer} by one; below each, what {model} read</source>
        <comment>{count} image of a {truth}, taken for a {answer} by one; below each, what {model} read</comment>
        <translation>
            <numerusform>{count} Bild einer {truth}, von einem für eine {answer} gehalten; darunter, was {model} las</numerusform>
            <numerusform>{count} Bilder einer {truth}, von einem für eine {answer} gehalten; darunter jeweils, was {model} las</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} images of the digit {digit}</source>
        <comment>{count} image of the digit {digit}</comment>
        <translation>
            <numerusform>{count} Bild der Ziffer {digit}</numerusform>
            <numerusform>{count} Bilder der Ziffer {digit}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} images; below each, what {model} read</source>
        <comment>{count} image; below each, what {model} read</comment>
        <translation>
            <numerusform>{count} Bild; darunter, was {model} las</numerusform>
            <numerusform>{count} Bilder; darunter jeweils, was {model} las</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} lines of your digits’ file could not be read; a copy of it is kept as {path}, look into it if you miss a digit.</source>
        <comment>{count} line of your digits’ file could not be read; a copy of it is kept as {path}, look into it if you miss a digit.</comment>
        <translation>
            <numerusform>{count} Zeile der Datei mit Ihren Ziffern war nicht lesbar; eine Kopie der Datei liegt unter {path}, sehen Sie dort nach, wenn eine Ziffer fehlt.</numerusform>
            <numerusform>{count} Zeilen der Datei mit Ihren Ziffern waren nicht lesbar; eine Kopie der Datei liegt unter {path}, sehen Sie dort nach, wenn eine Ziffer fehlt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} maps of {rows}×{columns}</source>
        <comment>{count} map of {rows}×{columns}</comment>
        <translation>
            <numerusform>{count} Karte zu {rows}×{columns}</numerusform>
            <numerusform>{count} Karten zu {rows}×{columns}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} maps of {size}</source>
        <comment>{count} map of {size}</comment>
        <translation>
            <numerusform>{count} Karte zu {size}</numerusform>
            <numerusform>{count} Karten zu {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} numbers</source>
        <comment>{count} number</comment>
        <translation>
            <numerusform>{count} Zahl</numerusform>
            <numerusform>{count} Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} of them</source>
        <translation>{count} davon</translation>
    </message>
    <message numerus="yes">
        <source>{count} of your digits were kept by a newer version of mnist-desktop; update the program to see them.</source>
        <comment>{count} of your digits was kept by a newer version of mnist-desktop; update the program to see it.</comment>
        <translation>
            <numerusform>{count} Ihrer Ziffern wurde von einer neueren Version von mnist-desktop aufbewahrt; aktualisieren Sie das Programm, um sie zu sehen.</numerusform>
            <numerusform>{count} Ihrer Ziffern wurden von einer neueren Version von mnist-desktop aufbewahrt; aktualisieren Sie das Programm, um sie zu sehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of {all} look like no digit.</source>
        <comment>{count} of {all} looks like no digit.</comment>
        <translation>
            <numerusform>{count} von {all} sieht nicht wie eine Ziffer aus.</numerusform>
            <numerusform>{count} von {all} sehen nicht wie Ziffern aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} of {total} errors, those first of which it was most sure.</source>
        <translation>{count} von {total} Fehlern; zuerst die, bei denen es am sichersten war.</translation>
    </message>
    <message>
        <source>{count} of {total} images · ✓ {right}  ✗ {wrong}</source>
        <translation>{count} von {total} Bildern · ✓ {right}  ✗ {wrong}</translation>
    </message>
    <message>
        <source>{count} of {total}, those first of which it was most sure.</source>
        <translation>{count} von {total}; zuerst die, bei denen es am sichersten war.</translation>
    </message>
    <message>
        <source>{count} of {total}; they are counted above by the digit that they come nearest to.</source>
        <translation>{count} von {total}; oben zählen sie als die Ziffer, der sie am nächsten kommen.</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} Parameter</translation>
    </message>
    <message numerus="yes">
        <source>{count} recipes of your own are left out. The first: {reason}</source>
        <comment>{count} recipe of your own is left out: {reason}</comment>
        <translation>
            <numerusform>{count} eigenes Rezept ist ausgelassen: {reason}</numerusform>
            <numerusform>{count} eigene Rezepte sind ausgelassen. Das erste: {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} repeats</source>
        <comment>{count} repeat</comment>
        <translation>
            <numerusform>{count} Wiederholung</numerusform>
            <numerusform>{count} Wiederholungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} runs cannot be used and are left out; “mnist-desktop runs” tells why.</source>
        <comment>{count} run cannot be used and is left out; “mnist-desktop runs” tells why.</comment>
        <translation>
            <numerusform>{count} Lauf kann nicht verwendet werden und fehlt hier; „mnist-desktop runs“ sagt, warum.</numerusform>
            <numerusform>{count} Läufe können nicht verwendet werden und fehlen hier; „mnist-desktop runs“ sagt, warum.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} seeds are none; choose 1 or more.</source>
        <translation>{count} Startwerte sind keine; wählen Sie 1 oder mehr.</translation>
    </message>
    <message numerus="yes">
        <source>{count} selected runs on other digits are not in the charts.</source>
        <comment>{count} selected run on other digits is not in the charts.</comment>
        <translation>
            <numerusform>{count} gewählter Lauf mit anderen Ziffern fehlt in den Diagrammen.</numerusform>
            <numerusform>{count} gewählte Läufe mit anderen Ziffern fehlen in den Diagrammen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} units</source>
        <comment>{count} unit</comment>
        <translation>
            <numerusform>{count} Einheit</numerusform>
            <numerusform>{count} Einheiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} values</source>
        <comment>{count} value</comment>
        <translation>
            <numerusform>{count} Wert</numerusform>
            <numerusform>{count} Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} were here already.</source>
        <comment>{count} was here already.</comment>
        <translation>
            <numerusform>{count} war schon da.</numerusform>
            <numerusform>{count} waren schon da.</numerusform>
        </translation>
    </message>
    <message>
        <source>{day} {month} {year}, {time}</source>
        <translation>{day}. {month} {year}, {time} Uhr</translation>
    </message>
    <message>
        <source>{delete} deletes them, {undo} takes the last change back.</source>
        <translation>{delete} löscht sie, {undo} nimmt die letzte Änderung zurück.</translation>
    </message>
    <message>
        <source>{digits} test set</source>
        <translation>{digits}, Testdaten</translation>
    </message>
    <message>
        <source>{digits} training set</source>
        <translation>{digits}, Trainingsdaten</translation>
    </message>
    <message>
        <source>{digits} validation part</source>
        <translation>{digits}, Validierungsteil</translation>
    </message>
    <message numerus="yes">
        <source>{digits} · {count} runs</source>
        <comment>{digits} · {count} run</comment>
        <translation>
            <numerusform>{digits} · {count} Lauf</numerusform>
            <numerusform>{digits} · {count} Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>{digits}, all digits</source>
        <translation>{digits}, alle Ziffern</translation>
    </message>
    <message>
        <source>{digits}, all images</source>
        <translation>{digits}, alle Bilder</translation>
    </message>
    <message>
        <source>{digits}, read by: {model}</source>
        <translation>{digits}, gelesen von: {model}</translation>
    </message>
    <message>
        <source>{digits}, test part</source>
        <translation>{digits}, Testteil</translation>
    </message>
    <message>
        <source>{digits}, validation part</source>
        <translation>{digits}, Validierungsteil</translation>
    </message>
    <message>
        <source>{digit} read as {answer}, {sureness}</source>
        <translation>{digit} gelesen als {answer}, {sureness}</translation>
    </message>
    <message>
        <source>{digit}, read as {read}</source>
        <translation>{digit}, gelesen als {read}</translation>
    </message>
    <message>
        <source>{digit}: {training} training, {validation} validation, {test} test</source>
        <translation>{digit}: {training} Training, {validation} Validierung, {test} Test</translation>
    </message>
    <message>
        <source>{done} of {count} · {time} left</source>
        <translation>{done} von {count} · noch {time}</translation>
    </message>
    <message>
        <source>{done} of {planned}</source>
        <translation>{done} von {planned}</translation>
    </message>
    <message>
        <source>{fault} ({reason}); {advice}.</source>
        <translation>{fault} ({reason}); {advice}.</translation>
    </message>
    <message>
        <source>{fault} Until then, the window remembers nothing.</source>
        <translation>{fault} Bis dahin merkt sich das Fenster nichts.</translation>
    </message>
    <message>
        <source>{fewest} to {most} of them</source>
        <translation>{fewest} bis {most} davon</translation>
    </message>
    <message>
        <source>{fewest} to {most} whole numbers from 1 to {most_units}, such as 128, 64</source>
        <translation>{fewest} bis {most} ganze Zahlen von 1 bis {most_units}, etwa 128, 64</translation>
    </message>
    <message>
        <source>{file}  (not there any more)</source>
        <translation>{file}  (nicht mehr da)</translation>
    </message>
    <message>
        <source>{file} cannot be read as an archive; choose another file.</source>
        <translation>{file} kann nicht als Archiv gelesen werden; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} could not be downloaded; check the internet connection, name a folder that holds the four MNIST files, or use the practice digits.</source>
        <translation>{file} konnte nicht heruntergeladen werden; prüfen Sie die Internetverbindung, wählen Sie einen Ordner mit den vier MNIST-Dateien oder nehmen Sie die Übungsziffern.</translation>
    </message>
    <message>
        <source>{file} does not hold images of 28×28 pixels with a label each; choose another file.</source>
        <translation>{file} enthält keine Bilder mit 28×28 Pixeln und je einem Label; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} has labels other than the digits 0 to 9; choose another file.</source>
        <translation>{file} hat andere Labels als die Ziffern 0 bis 9; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} has lines that are no label and {pixels} pixels; choose another file.</source>
        <translation>{file} hat Zeilen, die nicht aus einem Label und {pixels} Pixeln bestehen; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} has no labeled drawing with ink, so there is nothing to report; add some to it.</source>
        <translation>{file} enthält keine beschriftete Zeichnung mit Tinte, es gibt also nichts zu berichten; fügen Sie welche hinzu.</translation>
    </message>
    <message>
        <source>{file} has no number that is drawn; choose another ink file.</source>
        <translation>{file} enthält keine gezeichnete Zahl; wählen Sie eine andere Tintendatei.</translation>
    </message>
    <message>
        <source>{file} has pixels but no labels; choose a table with a label in front of them.</source>
        <translation>{file} hat Pixel, aber keine Labels; wählen Sie eine Tabelle mit einem Label davor.</translation>
    </message>
    <message>
        <source>{file} has pixels that are no numbers from 0 to 255; choose another.</source>
        <translation>{file} hat Pixel, die keine Zahlen von 0 bis 255 sind; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} has too few digits for a test set; choose another.</source>
        <translation>{file} hat zu wenige Ziffern für Testdaten; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} has too few digits for a training set; choose another.</source>
        <translation>{file} hat zu wenige Ziffern für Trainingsdaten; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} has {values} values a line; choose a table of digits, with a label and {pixels} pixels.</source>
        <translation>{file} hat {values} Werte je Zeile; wählen Sie eine Tabelle von Ziffern mit einem Label und {pixels} Pixeln.</translation>
    </message>
    <message>
        <source>{file} holds no digits; choose another file.</source>
        <translation>{file} enthält keine Ziffern; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} is no JSON.</source>
        <translation>{file} ist kein JSON.</translation>
    </message>
    <message>
        <source>{file} lacks {images} or {labels}; choose an archive with the arrays of Keras’ mnist.npz.</source>
        <translation>In {file} fehlt {images} oder {labels}; wählen Sie ein Archiv mit den Arrays von Keras’ mnist.npz.</translation>
    </message>
    <message>
        <source>{file} tells no kind of file; let its name end in {endings}.</source>
        <translation>{file} nennt keine Dateiart; lassen Sie den Namen auf {endings} enden.</translation>
    </message>
    <message>
        <source>{first} reads {first_share} right, {second} {second_share}.</source>
        <translation>{first} liest {first_share} richtig, {second} {second_share}.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>{folder} has more than {most} files; take some out.</source>
        <translation>{folder} enthält mehr als {most} Dateien; nehmen Sie einige heraus.</translation>
    </message>
    <message>
        <source>{folder} has neither subfolders named 0 to 9, nor IDX files such as train-images-idx3-ubyte, nor CSV tables of digits with labels; choose a folder that has.</source>
        <translation>{folder} hat weder Unterordner mit den Namen 0 bis 9 noch IDX-Dateien wie train-images-idx3-ubyte noch CSV-Tabellen von Ziffern mit Labels; wählen Sie einen Ordner, der so etwas hat.</translation>
    </message>
    <message>
        <source>{folder} has no IDX file of test images; name a folder that holds t10k-images-idx3-ubyte or the like.</source>
        <translation>{folder} hat keine IDX-Datei mit Testbildern; wählen Sie einen Ordner, der t10k-images-idx3-ubyte oder Ähnliches enthält.</translation>
    </message>
    <message>
        <source>{folder} has no IDX file of training images; name a folder that holds train-images-idx3-ubyte or the like.</source>
        <translation>{folder} hat keine IDX-Datei mit Trainingsbildern; wählen Sie einen Ordner, der train-images-idx3-ubyte oder Ähnliches enthält.</translation>
    </message>
    <message>
        <source>{folder} has no images; add some to its subfolders 0 to 9.</source>
        <translation>{folder} hat keine Bilder; legen Sie welche in die Unterordner 0 bis 9.</translation>
    </message>
    <message>
        <source>{folder} has no subfolders named 0 to 9; put the images of each digit into one.</source>
        <translation>{folder} hat keine Unterordner mit den Namen 0 bis 9; legen Sie die Bilder jeder Ziffer in einen.</translation>
    </message>
    <message>
        <source>{folder} has the images of several sets; put those you mean into a folder of their own.</source>
        <translation>{folder} enthält die Bilder mehrerer Datensätze; legen Sie die gemeinten in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>{folder} has too few images for a test set; add more to its subfolders 0 to 9.</source>
        <translation>{folder} hat zu wenige Bilder für Testdaten; legen Sie weitere in die Unterordner 0 bis 9.</translation>
    </message>
    <message>
        <source>{folder} has too few images for a training set; add more to its subfolders 0 to 9.</source>
        <translation>{folder} hat zu wenige Bilder für Trainingsdaten; legen Sie weitere in die Unterordner 0 bis 9.</translation>
    </message>
    <message numerus="yes">
        <source>{folder} has {count} tables of digits; keep one with “train” and one with “test” in its name, or choose a single table.</source>
        <comment>{folder} has {count} table of digits; keep one with “train” and one with “test” in its name, or choose a single table.</comment>
        <translation>
            <numerusform>{folder} hat {count} Tabelle mit Ziffern; behalten Sie eine mit „train“ und eine mit „test“ im Namen, oder wählen Sie eine einzelne Tabelle.</numerusform>
            <numerusform>{folder} hat {count} Tabellen mit Ziffern; behalten Sie eine mit „train“ und eine mit „test“ im Namen, oder wählen Sie eine einzelne Tabelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>{folder} lacks {file} (plain or .gz); name a folder that holds all four MNIST files.</source>
        <translation>In {folder} fehlt {file} (mit oder ohne .gz); wählen Sie einen Ordner, der alle vier MNIST-Dateien enthält.</translation>
    </message>
    <message>
        <source>{folder} lacks {file} (plain or .gz); name a folder that holds it.</source>
        <translation>In {folder} fehlt {file} (mit oder ohne .gz); wählen Sie einen Ordner, der die Datei enthält.</translation>
    </message>
    <message>
        <source>{folder} lacks {labels} (plain or .gz), the labels of {images}; add it.</source>
        <translation>In {folder} fehlt {labels} (mit oder ohne .gz) mit den Labels zu {images}; fügen Sie die Datei hinzu.</translation>
    </message>
    <message>
        <source>{images_path} has {images} images but {labels_path} has {labels} labels; use files that belong together.</source>
        <translation>{images_path} hat {images} Bilder, {labels_path} aber {labels} Labels; verwenden Sie Dateien, die zusammengehören.</translation>
    </message>
    <message>
        <source>{keys} deletes what is selected</source>
        <translation>{keys} löscht, was ausgewählt ist</translation>
    </message>
    <message>
        <source>{keys} takes it back.</source>
        <translation>{keys} nimmt es zurück.</translation>
    </message>
    <message>
        <source>{key} or {other}</source>
        <translation>{key} oder {other}</translation>
    </message>
    <message>
        <source>{kind} files (*.{suffix})</source>
        <translation>{kind}-Dateien (*.{suffix})</translation>
    </message>
    <message>
        <source>{kind} network</source>
        <translation>Netz ({kind})</translation>
    </message>
    <message>
        <source>{kind} network, {count} multiply-adds an image</source>
        <translation>{kind}, {count} Multiplikationen je Bild</translation>
    </message>
    <message>
        <source>{misread} of {numbers} misread</source>
        <translation>{numbers}, {misread} falsch gelesen</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <source>{name} (download, 11 MB)</source>
        <translation>{name} (Download, 11 MB)</translation>
    </message>
    <message>
        <source>{name} has no labeled drawing; add a label to those to be scored.</source>
        <translation>{name} hat keine Zeichnung mit Label; ergänzen Sie die Labels derer, die gewertet werden sollen.</translation>
    </message>
    <message>
        <source>{name} {choice}</source>
        <translation>{name}: {choice}</translation>
    </message>
    <message>
        <source>{name} {value}</source>
        <translation>{name} {value}</translation>
    </message>
    <message numerus="yes">
        <source>{name}, {count} images</source>
        <comment>{name}, {count} image</comment>
        <translation>
            <numerusform>{name}, {count} Bild</numerusform>
            <numerusform>{name}, {count} Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{number}&#xa0;billion</source>
        <translation>{number}&#xa0;Mrd.</translation>
    </message>
    <message>
        <source>{number}&#xa0;million</source>
        <translation>{number}&#xa0;Mio.</translation>
    </message>
    <message>
        <source>{others} or {last}</source>
        <translation>{others} oder {last}</translation>
    </message>
    <message>
        <source>{parameters} parameters · {size} · {multiply_adds} multiply-adds</source>
        <translation>{parameters} Parameter · {size} · {multiply_adds} Multiplikationen</translation>
    </message>
    <message>
        <source>{parameters}&#xa0;parameters · {size} on&#xa0;disk · {multiply_adds}&#xa0;multiply-adds an&#xa0;image</source>
        <translation>{parameters}&#xa0;Parameter · {size} als&#xa0;Datei · {multiply_adds}&#xa0;Multiplikationen je&#xa0;Bild</translation>
    </message>
    <message>
        <source>{path} cannot be deleted</source>
        <translation>{path} kann nicht gelöscht werden</translation>
    </message>
    <message>
        <source>{path} cannot be read</source>
        <translation>{path} kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>{path} cannot be read as an image ({reason}); choose a PNG or JPEG file.</source>
        <translation>{path} kann nicht als Bild gelesen werden ({reason}); wählen Sie eine PNG- oder JPEG-Datei.</translation>
    </message>
    <message>
        <source>{path} cannot be read as an image; choose a PNG or JPEG file.</source>
        <translation>{path} kann nicht als Bild gelesen werden; wählen Sie eine PNG- oder JPEG-Datei.</translation>
    </message>
    <message>
        <source>{path} cannot be used. {reason}</source>
        <translation>{path} kann nicht verwendet werden. {reason}</translation>
    </message>
    <message>
        <source>{path} cannot be written</source>
        <translation>{path} kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>{path} does not exist; name a model file.</source>
        <translation>{path} gibt es nicht; nennen Sie eine Modelldatei.</translation>
    </message>
    <message>
        <source>{path} does not exist; name an image file.</source>
        <translation>{path} gibt es nicht; wählen Sie eine Bilddatei.</translation>
    </message>
    <message>
        <source>{path} ends within its header; download it again.</source>
        <translation>{path} endet mitten im Dateikopf; laden Sie die Datei noch einmal herunter.</translation>
    </message>
    <message>
        <source>{path} has 0 labeled drawings; at least 1 is needed: add labels, or more drawings with labels.</source>
        <translation>{path} hat 0 Zeichnungen mit Label; mindestens 1 ist nötig: Ergänzen Sie Labels oder weitere Zeichnungen mit Labels.</translation>
    </message>
    <message>
        <source>{path} has changed since this training was interrupted; bring back what it was, or discard the training.</source>
        <translation>{path} hat sich geändert, seit dieses Training unterbrochen wurde; stellen Sie den alten Inhalt wieder her, oder verwerfen Sie das Training.</translation>
    </message>
    <message>
        <source>{path} has more than {most} drawings; part it into several files.</source>
        <translation>{path} enthält mehr als {most} Zeichnungen; teilen Sie sie auf mehrere Dateien auf.</translation>
    </message>
    <message>
        <source>{path} has more than {most} files; choose a smaller archive.</source>
        <translation>{path} enthält mehr als {most} Dateien; wählen Sie ein kleineres Archiv.</translation>
    </message>
    <message>
        <source>{path} has no drawing of a digit with a label; add labels to it.</source>
        <translation>{path} hat keine Zeichnung einer Ziffer mit Label; ergänzen Sie Labels.</translation>
    </message>
    <message>
        <source>{path} has no drawing; choose another file.</source>
        <translation>{path} enthält keine Zeichnung; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{path} has the label {label}; only the digits 0 to 9 are allowed.</source>
        <translation>{path} hat das Label {label}; erlaubt sind nur die Ziffern 0 bis 9.</translation>
    </message>
    <message>
        <source>{path} has whole numbers: they can be evaluated, but neither looked through nor learned; choose an ink file of single digits, each with a label.</source>
        <translation>{path} enthält ganze Zahlen: Sie lassen sich auswerten, aber weder durchsehen noch lernen; wählen Sie eine Tintendatei mit einzelnen Ziffern, jede mit einem Label.</translation>
    </message>
    <message numerus="yes">
        <source>{path} has {count} labeled drawings; at least {least} are needed: add labels, or more drawings with labels.</source>
        <comment>{path} has {count} labeled drawing; at least {least} are needed: add labels, or more drawings with labels.</comment>
        <translation>
            <numerusform>{path} hat {count} Zeichnung mit Label; mindestens {least} sind nötig: Ergänzen Sie Labels oder weitere Zeichnungen mit Labels.</numerusform>
            <numerusform>{path} hat {count} Zeichnungen mit Label; mindestens {least} sind nötig: Ergänzen Sie Labels oder weitere Zeichnungen mit Labels.</numerusform>
        </translation>
    </message>
    <message>
        <source>{path} holds images of {rows}×{columns} pixels; 28×28 are needed.</source>
        <translation>{path} enthält Bilder mit {rows}×{columns} Pixeln; nötig sind 28×28.</translation>
    </message>
    <message>
        <source>{path} holds more than {most}, too much for a file of its kind; choose a smaller one.</source>
        <translation>{path} enthält mehr als {most}, zu viel für eine Datei dieser Art; wählen Sie eine kleinere.</translation>
    </message>
    <message>
        <source>{path} holds no images; choose another folder.</source>
        <translation>{path} enthält keine Bilder; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path} holds no pixels; save it as PNG and choose that file.</source>
        <translation>{path} enthält keine Pixel; speichern Sie es als PNG und wählen Sie diese Datei.</translation>
    </message>
    <message>
        <source>{path} is a HEIC picture; save it as PNG or JPEG, or install what reads it: pip install &quot;mnist-desktop[heic]&quot;.</source>
        <translation>{path} ist ein HEIC-Bild; speichern Sie es als PNG oder JPEG, oder installieren Sie, was es liest: pip install &quot;mnist-desktop[heic]&quot;.</translation>
    </message>
    <message>
        <source>{path} is a broken gzip file; download it again.</source>
        <translation>{path} ist eine beschädigte gzip-Datei; laden Sie sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>{path} is a folder; name a file.</source>
        <translation>{path} ist ein Ordner; wählen Sie eine Datei.</translation>
    </message>
    <message>
        <source>{path} is a folder; name a model file.</source>
        <translation>{path} ist ein Ordner; nennen Sie eine Modelldatei.</translation>
    </message>
    <message>
        <source>{path} is a pipe or a device; choose a file.</source>
        <translation>{path} ist eine Pipe oder ein Gerät; wählen Sie eine Datei.</translation>
    </message>
    <message>
        <source>{path} is being changed by another program; try again in a moment.</source>
        <translation>{path} wird gerade von einem anderen Programm geändert; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>{path} is cut short: {expected} bytes of images expected, {found} found; download it again.</source>
        <translation>{path} ist unvollständig: {expected} Bytes mit Bildern erwartet, {found} gefunden; laden Sie die Datei noch einmal herunter.</translation>
    </message>
    <message>
        <source>{path} is cut short: {expected} bytes of labels expected, {found} found; download it again.</source>
        <translation>{path} ist unvollständig: {expected} Bytes mit Labels erwartet, {found} gefunden; laden Sie die Datei noch einmal herunter.</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be removed</source>
        <translation>{path} ist beschädigt und kann nicht gelöscht werden</translation>
    </message>
    <message>
        <source>{path} is damaged: its network&apos;s answers are not all numbers.</source>
        <translation>{path} ist beschädigt: Nicht alle Antworten des Netzes sind Zahlen.</translation>
    </message>
    <message>
        <source>{path} is damaged: its weights are not all numbers.</source>
        <translation>{path} ist beschädigt: Nicht alle Gewichte sind Zahlen.</translation>
    </message>
    <message>
        <source>{path} is damaged: its weights do not fit its network.</source>
        <translation>{path} ist beschädigt: Die Gewichte passen nicht zum Netz.</translation>
    </message>
    <message>
        <source>{path} is encrypted; unpack it and pack it anew.</source>
        <translation>{path} ist verschlüsselt; entpacken Sie das Archiv und packen Sie es neu.</translation>
    </message>
    <message>
        <source>{path} is longer than its header says: {expected} bytes of images expected, {found} found; download it again.</source>
        <translation>{path} ist länger, als der Dateikopf angibt: {expected} Bytes mit Bildern erwartet, {found} gefunden; laden Sie die Datei noch einmal herunter.</translation>
    </message>
    <message>
        <source>{path} is longer than its header says: {expected} bytes of labels expected, {found} found; download it again.</source>
        <translation>{path} ist länger, als der Dateikopf angibt: {expected} Bytes mit Labels erwartet, {found} gefunden; laden Sie die Datei noch einmal herunter.</translation>
    </message>
    <message>
        <source>{path} is no TOML file: {reason}; correct it there.</source>
        <translation>{path} ist keine TOML-Datei: {reason}; berichtigen Sie das dort.</translation>
    </message>
    <message>
        <source>{path} is no folder of images and no table; choose one.</source>
        <translation>{path} ist weder ein Ordner mit Bildern noch eine Tabelle; wählen Sie so etwas.</translation>
    </message>
    <message>
        <source>{path} is no set of digits; choose a folder of images, IDX files or CSV tables, an ink file, or a file like Keras’ mnist.npz or Kaggle’s CSV tables.</source>
        <translation>{path} enthält keine Ziffern; wählen Sie einen Ordner mit Bildern, IDX-Dateien oder CSV-Tabellen, eine Tintendatei oder eine Datei wie mnist.npz von Keras oder die CSV-Tabellen von Kaggle.</translation>
    </message>
    <message>
        <source>{path} is not MNIST&apos;s {name}: its checksum differs; download it again.</source>
        <translation>{path} ist nicht die Datei {name} von MNIST: Die Prüfsumme stimmt nicht; laden Sie sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>{path} is not a model file, or is damaged; choose another.</source>
        <translation>{path} ist keine Modelldatei oder beschädigt; wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>{path} is not a model of this program; choose another.</source>
        <translation>{path} ist kein Modell dieses Programms; wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{path} is not an IDX file of images; download it again.</source>
        <translation>{path} ist keine IDX-Datei mit Bildern; laden Sie sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>{path} is not an IDX file of labels; download it again.</source>
        <translation>{path} ist keine IDX-Datei mit Labels; laden Sie sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>{path} is not an ink file: it is no UTF-8 text.</source>
        <translation>{path} ist keine Tintendatei: Sie ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>{path} is packed in an unusual way; unpack it and pack it anew.</source>
        <translation>{path} ist auf ungewöhnliche Weise gepackt; entpacken Sie das Archiv und packen Sie es neu.</translation>
    </message>
    <message>
        <source>{path} is too large; choose an image of fewer pixels.</source>
        <translation>{path} ist zu groß; wählen Sie ein Bild mit weniger Pixeln.</translation>
    </message>
    <message>
        <source>{path} needs more memory than there is; choose a smaller file.</source>
        <translation>{path} braucht mehr Speicher, als da ist; wählen Sie eine kleinere Datei.</translation>
    </message>
    <message>
        <source>{path} shows no digit; choose another picture.</source>
        <translation>{path} zeigt keine Ziffer; wählen Sie ein anderes Bild.</translation>
    </message>
    <message>
        <source>{path}, line {number}</source>
        <translation>{path}, Zeile {number}</translation>
    </message>
    <message>
        <source>{reading}; click to see why</source>
        <translation>{reading}; ein Klick zeigt, warum</translation>
    </message>
    <message>
        <source>{red} Red speaks for {digit} · {blue} Blue speaks against it</source>
        <translation>{red} Rot spricht für {digit} · {blue} Blau spricht dagegen</translation>
    </message>
    <message>
        <source>{right} of {count} read right.</source>
        <translation>{right} von {count} richtig gelesen.</translation>
    </message>
    <message>
        <source>{right} of {count} right</source>
        <translation>{right} von {count} richtig</translation>
    </message>
    <message>
        <source>{run}
{accuracy} on {digits} · {parameters} parameters · {time}</source>
        <translation>{run}
{accuracy} bei {digits} · {parameters} Parameter · {time}</translation>
    </message>
    <message>
        <source>{run} ({accuracy} on {digits})</source>
        <translation>{run} ({accuracy} bei {digits})</translation>
    </message>
    <message>
        <source>{run}, mean of {count} seeds</source>
        <translation>{run}, Mittel von {count} Startwerten</translation>
    </message>
    <message>
        <source>{run}, {count} seeds: test accuracy {mean} ± {deviation}, from {lowest} to {highest}</source>
        <translation>{run}, {count} Startwerte: Test-Trefferquote {mean} ± {deviation}, von {lowest} bis {highest}</translation>
    </message>
    <message>
        <source>{second} less {first}: blue is better, orange is worse.</source>
        <translation>{second} minus {first}: Blau ist besser, Orange schlechter.</translation>
    </message>
    <message>
        <source>{setting} is {value}; choose {possible}.</source>
        <translation>{setting}: {value} ist nicht möglich; wählen Sie {possible}.</translation>
    </message>
    <message>
        <source>{share} all right</source>
        <translation>{share} ganz richtig</translation>
    </message>
    <message>
        <source>{share} of all parameters, {count} multiply-adds for an image</source>
        <translation>{share} aller Parameter, {count} Multiplikationen für ein Bild</translation>
    </message>
    <message>
        <source>{share} read right</source>
        <translation>{share} richtig gelesen</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} Pixel</translation>
    </message>
    <message>
        <source>{sure} · drawing {place}</source>
        <translation>{sure} · Zeichnung {place}</translation>
    </message>
    <message>
        <source>{sure}, but no digit?</source>
        <translation>{sure}, aber keine Ziffer?</translation>
    </message>
    <message>
        <source>{sure}, but taken for no digit</source>
        <translation>{sure}, aber für keine Ziffer gehalten</translation>
    </message>
    <message>
        <source>{sure}, or {digit}, {confidence}</source>
        <translation>{sure}, oder {digit}, {confidence}</translation>
    </message>
    <message>
        <source>{test}, with correction for continuity.</source>
        <translation>{test}, mit Kontinuitätskorrektur.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{title}: before {before}, after {after}.</source>
        <translation>{title}: vorher {before}, nachher {after}.</translation>
    </message>
    <message>
        <source>{told}; no digit, it seems, in place {places}</source>
        <translation>{told}; wohl keine Ziffer an Stelle {places}</translation>
    </message>
    <message>
        <source>{training}&#xa0;training&#xa0;· {validation}&#xa0;validation&#xa0;· {test}&#xa0;test</source>
        <translation>{training}&#xa0;Training&#xa0;· {validation}&#xa0;Validierung&#xa0;· {test}&#xa0;Test</translation>
    </message>
    <message>
        <source>{truth} read as {answer}</source>
        <translation>{truth} als {answer} gelesen</translation>
    </message>
    <message>
        <source>{truth} read as {answer}, {sure}</source>
        <translation>{truth} als {answer} gelesen, {sure}</translation>
    </message>
    <message numerus="yes">
        <source>{truth} read as {answer}: {count} images</source>
        <comment>{truth} read as {answer}: {count} image</comment>
        <translation>
            <numerusform>{truth} als {answer} gelesen: {count} Bild</numerusform>
            <numerusform>{truth} als {answer} gelesen: {count} Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{truth} read as {answer}: {count} images ({share} of the {truth}s)</source>
        <comment>{truth} read as {answer}: {count} image ({share} of the {truth}s)</comment>
        <translation>
            <numerusform>{truth} als {answer} gelesen: {count} Bild ({share} der Bilder einer {truth})</numerusform>
            <numerusform>{truth} als {answer} gelesen: {count} Bilder ({share} der Bilder einer {truth})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{truth} read as {answer}: {signed} images</source>
        <comment>{truth} read as {answer}: {signed} image</comment>
        <translation>
            <numerusform>{truth} als {answer} gelesen: {signed} Bild</numerusform>
            <numerusform>{truth} als {answer} gelesen: {signed} Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{truth} read right, {sure}</source>
        <translation>{truth} richtig gelesen, {sure}</translation>
    </message>
    <message>
        <source>{up} by {across}</source>
        <translation>{up} über {across}</translation>
    </message>
    <message>
        <source>{value} ÷ 255 = {share}; its row:</source>
        <translation>{value} ÷ 255 = {share}; seine Zeile:</translation>
    </message>
    <message>
        <source>{what}: no image.</source>
        <translation>{what}: kein Bild.</translation>
    </message>
    <message>
        <source>{where} has &quot;no_digit&quot;: {value}; only true and false are allowed.</source>
        <translation>{where} hat &quot;no_digit&quot;: {value}; erlaubt sind nur true und false.</translation>
    </message>
    <message>
        <source>{where} has a label and a number; leave one of them out.</source>
        <translation>{where} hat ein Label und eine Zahl; lassen Sie eines davon weg.</translation>
    </message>
    <message>
        <source>{where} has a stroke that is not a list of points [x, y] or [x, y, pressure].</source>
        <translation>{where} hat einen Strich, der keine Liste von Punkten [x, y] oder [x, y, Druck] ist.</translation>
    </message>
    <message>
        <source>{where} has a {key} that is no text.</source>
        <translation>{where} hat unter „{key}“ etwas, das kein Text ist.</translation>
    </message>
    <message>
        <source>{where} has more than {most} points; take a drawing with fewer.</source>
        <translation>{where} hat mehr als {most} Punkte; nehmen Sie eine Zeichnung mit weniger.</translation>
    </message>
    <message>
        <source>{where} has more than {most} strokes; take a drawing with fewer.</source>
        <translation>{where} hat mehr als {most} Striche; nehmen Sie eine Zeichnung mit weniger.</translation>
    </message>
    <message>
        <source>{where} has no ink, or no label; add what is missing.</source>
        <translation>{where} hat keine Tinte oder kein Label; ergänzen Sie, was fehlt.</translation>
    </message>
    <message>
        <source>{where} has no list of strokes; write it as {example}.</source>
        <translation>{where} hat keine Liste von Strichen; schreiben Sie sie so: {example}.</translation>
    </message>
    <message>
        <source>{where} has points with pressure and without; give it to all or none.</source>
        <translation>{where} hat Punkte mit und ohne Druck; geben Sie ihn bei allen an oder bei keinem.</translation>
    </message>
    <message>
        <source>{where} has the label {label}; only the digits 0 to 9 are allowed.</source>
        <translation>{where} hat das Label {label}; erlaubt sind nur die Ziffern 0 bis 9.</translation>
    </message>
    <message>
        <source>{where} has the number {number}; only digits are allowed, and {line_end} between lines.</source>
        <translation>{where} hat die Zahl {number}; erlaubt sind nur Ziffern, und {line_end} zwischen Zeilen.</translation>
    </message>
    <message>
        <source>{where} is no digit, and has a label or a number; leave one of them out.</source>
        <translation>{where} ist keine Ziffer und hat doch ein Label oder eine Zahl; lassen Sie eines davon weg.</translation>
    </message>
    <message>
        <source>{where} is not JSON; write one drawing a line.</source>
        <translation>{where} ist kein JSON; schreiben Sie eine Zeichnung je Zeile.</translation>
    </message>
    <message>
        <source>{where} is too long; take a drawing with fewer points.</source>
        <translation>{where} ist zu lang; nehmen Sie eine Zeichnung mit weniger Punkten.</translation>
    </message>
    <message>
        <source>{where} was written by a newer version of mnist-desktop; update the program to use it.</source>
        <translation>{where} wurde von einer neueren Version von mnist-desktop geschrieben; aktualisieren Sie das Programm, um sie zu verwenden.</translation>
    </message>
    <message>
        <source>{width}×{height} pixels.</source>
        <translation>{width}×{height} Pixel.</translation>
    </message>
    <message>
        <source>“{model}” is in use again; what was learned stays among your runs.</source>
        <translation>„{model}“ wird wieder verwendet; was gelernt wurde, bleibt bei Ihren Läufen.</translation>
    </message>
    <message>
        <source>“{model}” is in use now, and among your runs.</source>
        <translation>„{model}“ wird jetzt verwendet und steht bei Ihren Läufen.</translation>
    </message>
    <message>
        <source>“{name}” has labels other than the digits 0 to 9.</source>
        <translation>„{name}“ hat andere Labels als die Ziffern 0 bis 9.</translation>
    </message>
    <message>
        <source>“{name}” has {images} images but {labels} labels; use files that belong together.</source>
        <translation>„{name}“ hat {images} Bilder, aber {labels} Labels; verwenden Sie Dateien, die zusammengehören.</translation>
    </message>
    <message>
        <source>“{name}” needs 8-bit images of 28×28 pixels.</source>
        <translation>„{name}“ braucht 8-Bit-Bilder mit 28×28 Pixeln.</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
    <message>
        <source>✓ was read right, ✗ wrong. The bars are the probabilities of the digits 0 to 9; pointing at an image tells their figures.</source>
        <translation>✓ wurde richtig gelesen, ✗ falsch. Die Balken sind die Wahrscheinlichkeiten der Ziffern 0 bis 9; zeigt man auf ein Bild, erscheinen ihre Werte.</translation>
    </message>
    <message>
        <source>✕ read wrong · shaded: read otherwise just before · click one to see why</source>
        <translation>✕ falsch gelesen · unterlegt: eben noch anders gelesen · ein Klick zeigt, warum</translation>
    </message>
    <message>
        <source>✗ {truth} read as {answer}</source>
        <translation>✗ {truth} als {answer} gelesen</translation>
    </message>
</context>
</TS>
