# The names of the commands: menus, palette, tooltips, keys.
