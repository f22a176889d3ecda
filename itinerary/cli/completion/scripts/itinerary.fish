# What Tab offers after `itinerary` in fish.
function __itinerary_offers
    set --local before (commandline -opc)
    set --local typed (commandline -ct)
    set --local answer (env _ITINERARY_COMPLETE=fish itinerary $before[2..-1] "$typed" 2>/dev/null </dev/null)
    if test (count $answer) -gt 1
        printf '%s\n' $answer[2..-1]
    end
    set --local path (string unescape -- $typed)
    if test "$answer[1]" = files
        __fish_complete_path $path
    else if test "$answer[1]" = programmes
        __fish_complete_path $path | string match --regex --invert '\.(released|sent)\.json(\t|$)'
    end
end
complete --command itinerary --no-files --arguments '(__itinerary_offers)'
