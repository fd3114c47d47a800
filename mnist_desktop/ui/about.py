"""Who and what the program owes, and its version."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from mnist_desktop import __version__
from mnist_desktop.texts import tr

_MNIST_LICENSE = '<a href="https://creativecommons.org/licenses/by-sa/3.0/">CC BY-SA 3.0</a>'
_PEN_LICENSE = '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'


def show_about(parent: QWidget) -> None:
    """Open the window that credits data and libraries; it waits for nobody."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(tr("About mnist-desktop"))
    box.setTextFormat(Qt.TextFormat.RichText)
    box.setText(_text())
    box.setModal(False)
    box.show()


def _text() -> str:
    paragraphs = (
        tr(
            "Draw digits and see them recognized, train the network yourself, and look into its "
            "errors. Free software under the MIT license."
        ),
        tr(
            "<b>Data.</b> The bundled model was trained on the MNIST database of handwritten "
            "digits by Yann LeCun, Corinna Cortes and Christopher Burges ({mnist}), on Pen-Based "
            "Recognition of Handwritten Digits by E. Alpaydin and F. Alimoglu, UCI Machine "
            "Learning Repository ({pen}), and on letters of Omniglot by Brenden Lake, Ruslan "
            "Salakhutdinov and Joshua Tenenbaum (MIT).",
            mnist=_MNIST_LICENSE,
            pen=_PEN_LICENSE,
        ),
        tr(
            "<b>Made with</b> Qt for Python (LGPL 3), PyTorch and torchvision (BSD), NumPy (BSD), "
            "pyqtgraph (MIT), safetensors (Apache 2.0), Pillow (MIT-CMU), platformdirs (MIT), "
            "tqdm (MPL 2.0 and MIT)."
        ),
    )
    told = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<h3>mnist-desktop {__version__}</h3>{told}"
