"""Where the words of the window lie, for each language one pair of files.

``tickdeck_de.ts`` is for translators, ``tickdeck_de.qm`` is made from it.
"""

from pathlib import Path

TRANSLATIONS = Path(__file__).parent
