"""The stages of the path: one file, one public function of the same name; no stage imports a stage."""
