"""How PyInstaller takes in pyenchant: as files of its own, so that it can be replaced (LGPL-2.1, 6b).

Beside its modules it brings libraries and dictionaries where its wheel has them (Windows, macOS); under Linux it finds
those of the system.
"""

from PyInstaller.utils.hooks import collect_data_files, collect_dynamic_libs

module_collection_mode = "py"
binaries = collect_dynamic_libs("enchant")
datas = collect_data_files("enchant")
excludedimports = ["enchant.tests"]
